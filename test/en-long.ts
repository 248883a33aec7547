/** `PASSERELLE_LONG`, as CI sets it: every case there is; else the first of them, at each change. */
export const enLong = (long: number, court: number): number => (process.env.PASSERELLE_LONG ? long : court);
