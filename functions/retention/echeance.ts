/** When a deposit is looked at again, to purge what has come to its term. Pure. */
import type { Retention } from '../../schemas/retention.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import type { Echeance } from '../platform/ports.ts';
import { repereDe, termes } from './terme.ts';

/** Type of these échéances; their dates are the last days of keeping, civil dates in Paris. */
export const TERME = 'terme-de-conservation';

export const idDePurge = (depotId: string): string => `${TERME}/${depotId}`;

export const echeanceAu = (depotId: string, date: string): Echeance => ({
  id: idDePurge(depotId),
  type: TERME,
  date,
  stream: `depot/${depotId}`,
});

/** A deposit is looked at once a year at least: the rules may have become shorter, or have one more. */
export const dansUnAn = (jour: string): string =>
  new Date(Date.parse(jour) + 365 * 86_400_000).toISOString().slice(0, 10);

/** The day before a civil date. */
export const veilleDe = (jour: string): string => new Date(Date.parse(jour) - 86_400_000).toISOString().slice(0, 10);

/** The first term of its documents, or the anniversary of its reception where that comes before. */
export function echeanceDePurge(
  retention: Retention,
  depotId: string,
  recuLe: string,
  verdict: Pick<Verdict, 'bordereaux'>,
): Echeance {
  const repere = repereDe(recuLe, verdict);
  const dates = [dansUnAn(repere.jour), ...termes(retention, repere).map(({ terme }) => terme)];
  return echeanceAu(
    depotId,
    dates.reduce((a, b) => (a < b ? a : b)),
  );
}
