/** The states of a dossier, in the order of its life; a list is asked for any but the first. */
import type { EtatDossier } from '../../../pca/dossier/etat.ts';

export const ETATS = [
  'absent',
  'signe',
  'transmis',
  'recu',
  'en-cours',
  'suspendu',
  'solde',
  'terme-echu',
  'retire',
  'insolvabilite-signalee',
  'clos',
] as const satisfies readonly EtatDossier[];

/** Those that a list may be asked for. */
export type EtatListe = Exclude<EtatDossier, 'absent'>;
export const ETATS_LISTES = ETATS.filter((etat) => etat !== 'absent');
