/** Where the journal says what is kept of a deposit's evidence. */
export const fluxPreuve = (depotId: string): string => `preuve/${depotId}`;
