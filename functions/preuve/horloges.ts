/** The clocks of the machines that write the journal, and that of a time-stamping authority, may differ by so much. */
export const ECART_D_HORLOGES_MS = 60_000;

/** `apres` is not before `avant`, as far as clocks tell (ISO 8601 UTC). */
export const seSuivent = (avant: string, apres: string): boolean =>
  Date.parse(apres) >= Date.parse(avant) - ECART_D_HORLOGES_MS;

/** How far a clock was put back between the two, ms; 0 where machines may merely differ. */
export const reculEntre = (avant: string, apres: string): number =>
  seSuivent(avant, apres) ? 0 : Date.parse(avant) - Date.parse(apres);

/** A clock is put back by minutes, or by the hours of a zone; a proof whose dates contradict each other by more is refused. */
const RECUL_MAX_MS = 31 * 86_400_000;

/** In their order, or against it by no more than a clock that was put back. */
export const seSuiventOuReculent = (avant: string, apres: string): boolean => reculEntre(avant, apres) <= RECUL_MAX_MS;
