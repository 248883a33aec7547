/** The routes of contracts, reversements, statements and bulk acts: to whom each one is open, and about what. */
import { deLEtat, duContrat, duReversement } from './cible-du-contrat.ts';
import type { Droit } from './table-des-droits.ts';

const CONTRAT = { cible: duContrat, secret: 'Aucun contrat ne porte cet identifiant.' } as const;
const REVERSEMENT = { cible: duReversement, secret: 'Aucun reversement ne porte cette référence.' } as const;
const ETAT = { cible: deLEtat, secret: 'Aucun état récapitulatif n’est attendu à cette adresse.' } as const;
const ADRESSE_D_UN_ETAT = '/etats/:etude/:poste/:famille/:trimestre';

export const DROITS_DES_CONTRATS: readonly Droit[] = [
  { methode: 'GET', chemin: '/contrats', acte: 'lire-contrats' },
  { methode: 'GET', chemin: '/contrats/nouveau', acte: 'tenir-contrat' },
  { methode: 'POST', chemin: '/contrats', acte: 'tenir-contrat' },
  { methode: 'GET', chemin: '/contrats/:id', acte: 'lire-contrats', ...CONTRAT },
  { methode: 'GET', chemin: '/contrats/:id/tables/:table', acte: 'lire-contrats', ...CONTRAT },
  { methode: 'GET', chemin: '/contrats/:id/documents/:sha256', acte: 'lire-contrats', ...CONTRAT },
  { methode: 'GET', chemin: '/contrats/:id/actes/:acte', acte: 'tenir-contrat', ...CONTRAT },
  { methode: 'POST', chemin: '/contrats/:id/actes/:acte', acte: 'tenir-contrat', ...CONTRAT },
  { methode: 'GET', chemin: '/contrats/:id/reaffectation', acte: 'tenir-contrat', ...CONTRAT },
  { methode: 'POST', chemin: '/contrats/:id/reaffectation', acte: 'tenir-contrat', ...CONTRAT },

  { methode: 'GET', chemin: '/reversements', acte: 'reverser' },
  { methode: 'POST', chemin: '/reversements/recapitulatif', acte: 'reverser' },
  { methode: 'POST', chemin: '/reversements', acte: 'reverser' },
  { methode: 'GET', chemin: '/reversements/:etude/:reference', acte: 'reverser', ...REVERSEMENT },
  { methode: 'POST', chemin: '/reversements/:etude/:reference/encaissement', acte: 'reverser', ...REVERSEMENT },

  { methode: 'GET', chemin: '/etats', acte: 'lire-etats' },
  { methode: 'GET', chemin: ADRESSE_D_UN_ETAT, acte: 'lire-etats', ...ETAT },
  { methode: 'GET', chemin: `${ADRESSE_D_UN_ETAT}/saisie`, acte: 'deposer-etat', ...ETAT },
  { methode: 'GET', chemin: `${ADRESSE_D_UN_ETAT}/csv`, acte: 'lire-etats', ...ETAT },
  { methode: 'POST', chemin: ADRESSE_D_UN_ETAT, acte: 'deposer-etat', ...ETAT },

  { methode: 'GET', chemin: '/dossiers/lots', acte: 'agir-dossier' },
  { methode: 'POST', chemin: '/dossiers/lots/recapitulatif', acte: 'agir-dossier' },
  { methode: 'POST', chemin: '/dossiers/lots', acte: 'agir-dossier' },
  { methode: 'GET', chemin: '/dossiers/import', acte: 'agir-dossier' },
  { methode: 'GET', chemin: '/dossiers/import/modele', acte: 'agir-dossier' },
  { methode: 'POST', chemin: '/dossiers/import', acte: 'agir-dossier' },
];
