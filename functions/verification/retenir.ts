/** Which anomalies a verdict tells where there are too many: none that rejects goes without its motif. */
import type { Anomalie } from '../../schemas/motifs/catalogue.ts';
import { AnomaliesGardees } from '../format/anomalies-gardees.ts';

/** In the order found. */
export function retenir(toutes: readonly Anomalie[]): { readonly anomalies: Anomalie[]; readonly omises: number } {
  const gardees = new AnomaliesGardees();
  for (const a of toutes) gardees.noter(a.code, a.niveau, () => a);
  return { anomalies: gardees.liste, omises: gardees.omises };
}
