/** The events of art. 6, each as one French sentence. */
import type { MiseEvenement } from '../../../schemas/evenements/mise.ts';
import type { PosteEvenement } from '../../../schemas/evenements/poste.ts';
import type { EvenementSuspension, MotifSuspension } from '../../../schemas/evenements/suspension.ts';
import { abreger } from '../../depot/cle.ts';
import { instantPrecis } from './instant.ts';
import { compter } from './nombre.ts';
import { sobre } from './sobre.ts';

export const MOTIFS_EN_CLAIR: Readonly<Record<MotifSuspension, string>> = {
  'alterations-graves': 'altérations graves',
  'acces-empeche': 'accès empêché',
};

/** A civil date, or an instant of Paris. */
export const dateEnClair = (le: string): string =>
  le.length > 10 ? instantPrecis(le) : le.split('-').reverse().join('/');

type Donnees<T extends EvenementSuspension['type']> = Extract<EvenementSuspension, { type: T }>['data'];

const NOTIFICATIONS: Readonly<Record<Donnees<'SuspensionNotifiee'>['moyen'], string>> = {
  courriel: 'par courriel',
  courrier: 'par lettre',
  console: 'sur la console',
};
const RECEPTIONS: Readonly<Record<Donnees<'SuspensionRecue'>['moyen'], string>> = {
  console: 'il en a accusé réception sur la console',
  'avis-postal': 'avis de réception postal',
};

function prononcee({ motif, raison, aConfirmer }: Donnees<'SuspensionPrononcee'>): string {
  const auteur = aConfirmer ? 'sur l’instruction signée du comptable, à confirmer par lui' : 'par le comptable';
  return `Adhésion suspendue ${auteur} (${MOTIFS_EN_CLAIR[motif]}) : ${sobre(raison)}`;
}

export function suspensionEnClair({ type, data }: EvenementSuspension): string {
  switch (type) {
    case 'AlterationDetectee':
      return `Altération détectée dans le dépôt ${abreger(data.depotId)}.`;
    case 'SuspensionAdhesionProposee':
      return `Suspension proposée au comptable, à la suite du dépôt ${abreger(data.depotId)}.`;
    case 'AlterationConstatee':
      return `Altération du dépôt ${abreger(data.depotId)} qualifiée par le comptable : ${data.grave ? 'grave' : 'sans gravité'}. ${sobre(data.raison)}`;
    case 'SuspensionPrononcee':
      return prononcee(data);
    case 'SuspensionConfirmee':
      return `Suspension confirmée par le comptable : ${sobre(data.raison)}`;
    case 'SuspensionNotifiee':
      return `Suspension notifiée à l’ordonnateur ${NOTIFICATIONS[data.moyen]}, le ${dateEnClair(data.notifieeLe)}.`;
    case 'SuspensionRecue':
      return `Notification reçue par l’ordonnateur le ${dateEnClair(data.recueLe)} : ${RECEPTIONS[data.moyen]}.`;
    case 'LeveeProposee':
      return `Levée de la suspension proposée, à décider par une autre personne : ${sobre(data.raison)}`;
    case 'LeveeEcartee':
      return `Proposition de levée écartée par le comptable : ${sobre(data.raison)}`;
    case 'SuspensionLevee':
      return `Suspension levée par le comptable : ${sobre(data.raison)}`;
    case 'LeveeNotifiee':
      return `Levée notifiée à l’ordonnateur ${NOTIFICATIONS[data.moyen]}, le ${dateEnClair(data.notifieeLe)}.`;
    default:
      return type satisfies never;
  }
}

export function papierEnClair({ objet, par, recuLe }: Extract<MiseEvenement, { type: 'PapierRecu' }>['data']): string {
  const quoi = objet === 'bordereau' ? 'Bordereau et pièces reçus' : 'Pièces justificatives reçues';
  return `${quoi} sur papier par le poste ${par}, le ${dateEnClair(recuLe)}.`;
}

export function posteEnClair({ data: { instruction, quatreYeux } }: PosteEvenement): string {
  const suspension =
    instruction === null
      ? 'la suspension est proposée au comptable'
      : `suspension immédiate après ${compter(instruction.alterations, 'altération')} en ${compter(instruction.jours, 'jour')}, sur instruction signée`;
  return `Politique du poste fixée par le comptable : ${suspension} ; levée ${quatreYeux ? 'à deux personnes' : 'par le comptable seul'}.`;
}
