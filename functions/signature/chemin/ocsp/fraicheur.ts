/** Whether an OCSP answer may be believed of an instant, whoever signed it (RFC 6960 §3.2 and §4.2.2.1). */
import { direInstant } from '../../constat.ts';
import { LIMITES_CHEMIN } from '../limites.ts';
import { faiteDepuis, type Moment } from '../moment.ts';
import type { Dit } from './dit.ts';
import type { ReponseLue } from './reponse-lue.ts';

/** Why not, in French; null where it may. */
export function defautDuDit(
  { produiteLe, critiques }: ReponseLue,
  { faiteLe, suivanteLe, critiquesInconnues }: Dit,
  moment: Moment,
): string | null {
  const dire = (ms: number) => direInstant(new Date(ms));
  const [critique] = [...critiques, ...critiquesInconnues];
  if (critique !== undefined) return `la réponse OCSP porte une extension critique inconnue (${critique})`;
  if (produiteLe > moment.jugeLe) return `la réponse OCSP date d’après (${dire(produiteLe)})`;
  // What it says was known at thisUpdate cannot have been signed before.
  if (faiteLe > produiteLe || (suivanteLe ?? Infinity) < faiteLe) return 'les dates de la réponse OCSP se contredisent';
  if (faiteDepuis(faiteLe, moment)) return null;
  if (suivanteLe !== null)
    return moment.instant < suivanteLe + 1000 ? null : `la réponse OCSP ne valait que jusqu’au ${dire(suivanteLe)}`;
  // §2.4: without nextUpdate, newer information was available at any time.
  return moment.instant - faiteLe <= LIMITES_CHEMIN.sansEcheance ? null : `la réponse OCSP est du ${dire(faiteLe)}`;
}
