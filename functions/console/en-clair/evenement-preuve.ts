/** The events of seals and of evidence, as sentences. */
import type { RegistrePurge } from '../../../schemas/evenements/conservation.ts';
import type { PreuveEvenement } from '../../../schemas/evenements/preuve.ts';
import type { SceauEvenement } from '../../../schemas/evenements/sceau.ts';
import type { Genre, GenreDuRegistre } from '../../../schemas/retention.ts';
import { instantEnClair } from '../../adhesion/heure-de-paris.ts';
import { nombre } from './nombre.ts';

export const DOCUMENTS: Readonly<Record<Genre, string>> = {
  fichier: 'le fichier déposé',
  verdict: 'le détail du verdict',
  acquit: 'la réponse',
};

export function sceauEnClair(event: SceauEvenement): string {
  switch (event.type) {
    case 'SceauPose':
      return `Journal scellé : sceau n° ${event.data.n}, ${nombre(event.data.evenements)} événements.`;
    case 'HorodatageObtenu':
      return `Sceau horodaté le ${instantEnClair(event.data.dateLe)}.`;
    default:
      return event satisfies never;
  }
}

export function preuveEnClair(event: PreuveEvenement): string {
  switch (event.type) {
    case 'PiecesConservees':
      return 'Pièces du jugement conservées pour la preuve.';
    case 'DossierArrete':
      return 'État du dossier arrêté pour le sceau.';
    case 'DonneesPurgees':
      return `Purgé au terme de sa conservation : ${event.data.purgees.map(({ genre }) => DOCUMENTS[genre]).join(', ')}.`;
    default:
      return event satisfies never;
  }
}

const DU_REGISTRE: Readonly<Record<GenreDuRegistre, string>> = {
  piece: 'un document',
  lettre: 'une lettre',
  certificat: 'un certificat',
  identite: 'une identité',
  'contrat-document': 'un document du contrat',
  'contrat-compte': 'la confirmation d’un compte',
  'pca-demande': 'la demande et ses redevables',
  'pca-adresse': 'une adresse',
  'pca-information': 'une information de l’étude',
  'pca-piece': 'une pièce justificative',
  'pca-controle': 'la lettre d’un suivi de l’étude',
  'amende-demande': 'la demande et ses redevables',
  'amende-adresse': 'une adresse',
  'amende-information': 'une information de l’étude',
  'amende-piece': 'une pièce justificative',
  'amende-controle': 'la lettre d’un suivi de l’étude',
};

export const conservationEnClair = ({ data }: RegistrePurge): string =>
  `Purgé au terme de sa conservation : ${data.purgees.map(({ genre }) => DU_REGISTRE[genre]).join(', ')}.`;
