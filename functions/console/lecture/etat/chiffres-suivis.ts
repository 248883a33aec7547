/** Our own figures of a statement, as the projection keeps them: some seconds behind the journal. */
import type { Chiffres, CleDEtat } from '../../../../schemas/pca/etat-recapitulatif.ts';
import type { Lectures } from '../../../platform/ports.ts';
import { feuillesDeLEtude, lireSommes } from '../contrat/suivis.ts';
import { chiffresDes } from './feuilles.ts';

/** More years than a contract and what it leaves may last. */
const ANNEES_MAX = 50;

/** The same as `calculerEtat` gives from the streams. */
export async function chiffresSuivis(
  { lectures }: { readonly lectures: Pick<Lectures, 'list'> },
  { etude, poste, famille, trimestre }: Omit<CleDEtat, 'contrat'>,
): Promise<Chiffres> {
  const annees = await lectures.list(feuillesDeLEtude(etude, poste, famille), { limit: ANNEES_MAX });
  return chiffresDes(Object.assign({}, ...annees.map(lireSommes)), trimestre);
}
