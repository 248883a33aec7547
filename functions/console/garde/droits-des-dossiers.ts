/** The routes of the dossiers of the phase comminatoire: to whom each one is open, and about which dossier. */
import { deLEchange, deLEtude, duDossier } from './cible-du-dossier.ts';
import type { Droit } from './table-des-droits.ts';

const DOSSIER = { cible: duDossier, secret: 'Aucun dossier ne porte ce numéro.' } as const;
const ECHANGE = { cible: deLEchange, secret: 'Aucun échange ne porte cet identifiant.' } as const;

export const DROITS_DES_DOSSIERS: readonly Droit[] = [
  { methode: 'GET', chemin: '/dossiers', acte: 'lire-dossiers' },
  { methode: 'GET', chemin: '/dossiers.csv', acte: 'lire-dossiers' },
  { methode: 'GET', chemin: '/dossiers/nouveau', acte: 'confier-dossier' },
  { methode: 'POST', chemin: '/dossiers', acte: 'confier-dossier' },
  { methode: 'GET', chemin: '/dossiers/:poste/:numero', acte: 'lire-dossiers', ...DOSSIER },
  { methode: 'GET', chemin: '/dossiers/:poste/:numero/diligences', acte: 'lire-dossiers', ...DOSSIER },
  { methode: 'GET', chemin: '/dossiers/:poste/:numero/objets/:sha256', acte: 'lire-dossiers', ...DOSSIER },
  { methode: 'GET', chemin: '/dossiers/:poste/:numero/actes/:acte', acte: 'agir-dossier', ...DOSSIER },
  { methode: 'POST', chemin: '/dossiers/:poste/:numero/actes/:acte', acte: 'agir-dossier', ...DOSSIER },
  { methode: 'GET', chemin: '/dossiers/:poste/:numero/papier', acte: 'confier-dossier', ...DOSSIER },
  { methode: 'POST', chemin: '/dossiers/:poste/:numero/papier', acte: 'confier-dossier', ...DOSSIER },
  { methode: 'POST', chemin: '/dossiers/:poste/:numero/retransmission', acte: 'confier-dossier', ...DOSSIER },
  { methode: 'GET', chemin: '/pca/messages/:dedupId', acte: 'retirer-messages', ...ECHANGE },
  { methode: 'POST', chemin: '/pca/messages/:dedupId/reception', acte: 'agir-dossier', ...ECHANGE },
  { methode: 'POST', chemin: '/pca/messages/:dedupId/rejet', acte: 'agir-dossier', ...ECHANGE },
  { methode: 'GET', chemin: '/etudes/:siret/messages', acte: 'retirer-messages', cible: deLEtude },
];
