/** The money of a dossier, each movement as one French sentence. */
import type { DonneesDe, EvenementDe } from '../../../../schemas/evenements/dossier.ts';
import { MODES } from './mots.ts';
import { euros, jour, partage } from './sommes.ts';

export type EvenementDArgent = EvenementDe<
  | 'VersementRecu'
  | 'PaiementRecu'
  | 'MouvementRejete'
  | 'FraisAdmis'
  | 'ExcedentRestitue'
  | 'PrincipalReverse'
  | 'RegularisationAccordee'
>;

/** The other payments that it shares again. */
const deNouveau = (imputations: DonneesDe<'MouvementRejete'>['imputations'], mouvement: string): string =>
  imputations
    .filter(({ mouvement: autre }) => autre !== mouvement)
    .map(
      ({ mouvement: autre, repartition }) => ` Le règlement ${autre} se répartit de nouveau : ${partage(repartition)}.`,
    )
    .join('');

const horsTerme = (oui: boolean): string => (oui ? ' Il est reçu après la fin de la phase.' : '');

/** Where what the étude holds above the debt pays them. */
function pris({ imputations = [], mouvement }: DonneesDe<'FraisAdmis'>): string {
  const sien = imputations.find(({ mouvement: id }) => id === mouvement);
  const lui = sien === undefined ? '' : ` Il se répartit de nouveau : ${partage(sien.repartition)}.`;
  return `${lui}${deNouveau(imputations, mouvement)}`;
}

export function argentEnClair({ type, data }: EvenementDArgent): string {
  switch (type) {
    case 'VersementRecu':
      return `L’étude ${data.etude} a reçu ${euros(data.montant)} le ${jour(data.recuLe)} (${MODES[data.mode]}, référence ${data.mouvement}) : ${partage(data.repartition)}.${horsTerme(data.horsTerme)}`;
    case 'PaiementRecu':
      return `Le comptable a reçu ${euros(data.montant)} le ${jour(data.recuLe)} (${MODES[data.mode]}, référence ${data.mouvement}) : ${partage(data.repartition)}.${horsTerme(data.horsTerme)}`;
    case 'MouvementRejete':
      return `Le règlement ${data.mouvement} a été rejeté le ${jour(data.rejeteLe)} : il ne compte plus.${deNouveau(data.imputations, data.mouvement)}`;
    case 'FraisAdmis':
      return `Le comptable admet des frais sur le règlement ${data.mouvement}, pour ${euros(data.assiette)}.${pris(data)}`;
    case 'ExcedentRestitue':
      return `${euros(data.montant)} rendus au redevable le ${jour(data.le)} (règlement ${data.mouvement}).`;
    case 'PrincipalReverse':
      return `${euros(data.montant)} du règlement ${data.mouvement} reversés le ${jour(data.ordonneLe)} (reversement ${data.reversement}).`;
    case 'RegularisationAccordee':
      return `Le comptable accepte que l’étude reprenne, sur un prochain reversement, ce qu’elle avait reversé du règlement ${data.mouvement}.`;
    default:
      return type satisfies never;
  }
}
