/** Which anomalies a verdict tells where there are too many: none that rejects the flux goes untold. */
import type { Anomalie } from '../../schemas/motifs/catalogue.ts';

/** Anomalies told in a verdict; the others are counted. */
const ANOMALIES_MAX = 500;

/** In the order found; past the bound, the first of each code and level come before repetitions. */
export function retenir(toutes: readonly Anomalie[]): { readonly anomalies: Anomalie[]; readonly omises: number } {
  if (toutes.length <= ANOMALIES_MAX) return { anomalies: [...toutes], omises: 0 };
  const premieres = new Map<string, Anomalie>();
  for (const a of toutes) {
    const cle = `${a.code} ${a.niveau}`;
    if (!premieres.has(cle)) premieres.set(cle, a);
  }
  const gardees = new Set(premieres.values());
  for (const a of toutes) {
    if (gardees.size >= ANOMALIES_MAX) break;
    gardees.add(a);
  }
  return { anomalies: toutes.filter((a) => gardees.has(a)), omises: toutes.length - gardees.size };
}
