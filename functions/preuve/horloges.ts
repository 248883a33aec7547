/** The clocks of the machines that write the journal, and that of a time-stamping authority, may differ by so much. */
export const ECART_D_HORLOGES_MS = 60_000;

/** `apres` is not before `avant`, as far as clocks tell (ISO 8601 UTC). */
export const seSuivent = (avant: string, apres: string): boolean =>
  Date.parse(apres) >= Date.parse(avant) - ECART_D_HORLOGES_MS;
