/** Why a dossier goes to another étude, as both are told. */
import type { DonneesDe } from '../../../../schemas/evenements/dossier.ts';

type Motif = NonNullable<DonneesDe<'DossierReaffecte'>['motif']>;

export const REAFFECTATIONS: Readonly<Record<Motif, string>> = {
  'depart-de-l-etude': 'départ de l’étude',
  'changement-de-secteur': 'changement de secteur du redevable',
  'conflit-d-interet': 'conflit d’intérêts',
  'raccordement-suspendu': 'raccordement de l’étude suspendu',
  'demande-de-l-etude': 'à la demande de l’étude',
  'manquement-de-l-etude': 'manquement de l’étude',
  'reorganisation-du-groupement': 'réorganisation du groupement',
};
