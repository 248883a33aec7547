/** What happened to an état récapitulatif, in a French sentence each. */
import type { EtatEvenement } from '../../../../schemas/evenements/pca-etat.ts';
import { FAMILLES_EN_CLAIR } from '../contrat/situations.ts';
import { jour } from '../dossier/sommes.ts';
import { compter } from '../nombre.ts';
import { trimestreEnClair } from './lignes.ts';

export function etatEnClair({ data: { etat, deposeLe, tardif, ecarts } }: EtatEvenement): string {
  const quoi = `${trimestreEnClair(etat.trimestre)}, ${FAMILLES_EN_CLAIR[etat.famille].toLowerCase()}`;
  const issue = ecarts === 0 ? 'conforme au journal' : compter(ecarts, 'ligne différente', 'lignes différentes');
  return `L’étude ${etat.etude} remet au poste ${etat.poste} son état récapitulatif (${quoi}) le ${jour(deposeLe)}${tardif ? ', en retard' : ''} : ${issue}.`;
}
