/** Every route, the acte that it is, and whom it is about. What is not in this table is answered to nobody. */
import type { Acte } from '../../habilitation/actes.ts';
import { deLAdhesion, deLaMise, duCodique, duDeposant, duDepot, duFormulaire, type TrouverLaCible } from './cible.ts';
import { deLAlteration } from './cible-de-l-alteration.ts';
import { DROITS_DES_CONTRATS } from './droits-des-contrats.ts';
import { DROITS_DES_DOSSIERS } from './droits-des-dossiers.ts';

export interface Droit {
  readonly methode: 'GET' | 'POST';
  /** The pattern, as the route declares it. */
  readonly chemin: string;
  /** `public`: anybody. `identifie`: whoever is signed in, even without a right. */
  readonly acte: Acte | 'public' | 'identifie';
  /** Absent: the route itself shows only what is of whoever asks. */
  readonly cible?: TrouverLaCible;
  /** That it exists is nobody else's affair: it is then as unknown as what was never there. */
  readonly secret?: string;
}

const DEPOT = { acte: 'lire-depot', cible: duDepot, secret: 'Aucun dépôt ne porte cet identifiant.' } as const;
const MISE = {
  acte: 'traiter-mise',
  cible: deLaMise,
  secret: 'Aucune mise à disposition ne porte cet identifiant.',
} as const;

const LIRE_SUSPENSION = { acte: 'lire-adhesion', cible: deLAdhesion } as const;
const SUSPENDRE = { acte: 'suspendre', cible: deLAdhesion } as const;
const LEVER = { acte: 'lever', cible: deLAdhesion } as const;

/** Whose act each is: functions/adhesion/registre/habilites.ts. */
const REGISTRE = { acte: 'tenir-registre', cible: deLAdhesion } as const;
const PREPARER = { acte: 'tenir-registre', cible: duFormulaire } as const;

const lire = (chemin: string, quoi: Omit<Droit, 'methode' | 'chemin'>): Droit => ({ methode: 'GET', chemin, ...quoi });
const agir = (chemin: string, quoi: Omit<Droit, 'methode' | 'chemin'>): Droit => ({ methode: 'POST', chemin, ...quoi });

export const DROITS: readonly Droit[] = [
  lire('/accessibilite', { acte: 'public' }),
  lire('/mentions-legales', { acte: 'public' }),
  lire('/donnees-personnelles', { acte: 'public' }),
  lire('/theme/:nom', { acte: 'public' }),
  lire('/sante', { acte: 'public' }),
  lire('/openapi.yaml', { acte: 'public' }),

  lire('/connexion', { acte: 'public' }),
  lire('/connexion/aller', { acte: 'public' }),
  lire('/connexion/retour', { acte: 'public' }),
  agir('/connexion/persona', { acte: 'public' }),
  agir('/deconnexion', { acte: 'public' }),
  lire('/deconnexion/retour', { acte: 'public' }),
  lire('/compte', { acte: 'identifie' }),
  agir('/compte/habilitation', { acte: 'identifie' }),

  lire('/', { acte: 'accueil' }),
  lire('/depots', { acte: 'lire-depots' }),
  lire('/depots.csv', { acte: 'lire-depots' }),
  agir('/depots', { acte: 'deposer', cible: duDeposant }),
  agir('/depots/envois', { acte: 'deposer', cible: duDeposant }),
  lire('/depots/:id', DEPOT),
  lire('/depots/:id/acquit', DEPOT),
  lire('/depots/:id/accuse-metier', DEPOT),
  lire('/depots/:id/fichier', DEPOT),
  lire('/depots/:id/bordereaux/:rang', DEPOT),
  lire('/depots/:id/pj/:rang', DEPOT),
  lire('/depots/:id/pj/:rang/contenu', DEPOT),
  lire('/depots/:id/pj/:rang/transmis', DEPOT),
  lire('/depots/:id/preuve', { ...DEPOT, acte: 'lire-preuve' }),

  lire('/comptables/:codique/messages', { acte: 'retirer-messages', cible: duCodique }),
  agir('/depots/:id/receptions', { ...DEPOT, acte: 'traiter-mise' }),
  lire('/mises-a-disposition/:dedupId', MISE),
  lire('/mises-a-disposition/:dedupId/rejeter', MISE),
  agir('/mises-a-disposition/:dedupId/rejeter', MISE),
  agir('/mises-a-disposition/:dedupId/reception', MISE),
  agir('/mises-a-disposition/:dedupId/prise-en-charge', MISE),
  agir('/mises-a-disposition/:dedupId/rejet', MISE),

  lire('/adhesions/:siret', { acte: 'lire-adhesion', cible: deLAdhesion }),
  agir('/adhesions/:siret', { acte: 'enregistrer-adhesion', cible: deLAdhesion }),
  lire('/adhesions/nouvelle', { acte: 'tenir-registre' }),
  lire('/adhesions/:siret/documents/:sha256', { acte: 'lire-adhesion', cible: deLAdhesion }),
  lire('/adhesions/:siret/formulaire', PREPARER),
  agir('/adhesions/:siret/formulaire', PREPARER),
  lire('/adhesions/:siret/actes/:acte', REGISTRE),
  agir('/adhesions/:siret/actes/:acte', REGISTRE),
  lire('/adhesions/:siret/signataires/nouveau', REGISTRE),
  agir('/adhesions/:siret/signataires', REGISTRE),
  lire('/adhesions/:siret/signataires/:certificat/retrait', REGISTRE),
  agir('/adhesions/:siret/signataires/:certificat/retrait', REGISTRE),
  lire('/suspensions', { acte: 'lire-adhesions' }),
  lire('/adhesions/:siret/suspension', LIRE_SUSPENSION),
  lire('/adhesions/:siret/suspension/lettre', LIRE_SUSPENSION),
  lire('/adhesions/:siret/levee/lettre', LIRE_SUSPENSION),
  lire('/adhesions/:siret/suspension/documents/:sha256', LIRE_SUSPENSION),
  lire('/adhesions/:siret/suspension/papier', LIRE_SUSPENSION),
  lire('/adhesions/:siret/suspension/papier/bordereau', LIRE_SUSPENSION),
  lire('/adhesions/:siret/suspension/alterations/:depotId', { acte: 'lire-adhesion', cible: deLAlteration }),
  agir('/adhesions/:siret/suspension/alterations/:depotId', { acte: 'suspendre', cible: deLAlteration }),
  lire('/adhesions/:siret/suspension/decider', SUSPENDRE),
  agir('/adhesions/:siret/suspension/decider', SUSPENDRE),
  agir('/adhesions/:siret/suspension', SUSPENDRE),
  lire('/adhesions/:siret/suspension/confirmer', SUSPENDRE),
  agir('/adhesions/:siret/suspension/confirmer', SUSPENDRE),
  agir('/adhesions/:siret/suspension/confirmation', SUSPENDRE),
  agir('/adhesions/:siret/suspension/envoi', SUSPENDRE),
  agir('/adhesions/:siret/suspension/avis-de-reception', SUSPENDRE),
  agir('/adhesions/:siret/suspension/reception', { acte: 'recevoir-suspension', cible: deLAdhesion }),
  lire('/adhesions/:siret/levee/proposer', LEVER),
  agir('/adhesions/:siret/levee/proposer', LEVER),
  agir('/adhesions/:siret/levee/proposition', LEVER),
  lire('/adhesions/:siret/levee/decider', LEVER),
  agir('/adhesions/:siret/levee/decider', LEVER),
  lire('/adhesions/:siret/levee/ecarter', LEVER),
  agir('/adhesions/:siret/levee/ecarter', LEVER),
  agir('/adhesions/:siret/levee/ecart', LEVER),
  agir('/adhesions/:siret/levee', LEVER),
  agir('/adhesions/:siret/levee/envoi', LEVER),
  agir('/mises-a-disposition/:dedupId/papier', MISE),
  lire('/comptables/:codique/politique', { acte: 'lire-adhesions', cible: duCodique }),
  agir('/comptables/:codique/politique', { acte: 'suspendre', cible: duCodique }),

  ...DROITS_DES_DOSSIERS,
  ...DROITS_DES_CONTRATS,

  lire('/files', { acte: 'lire-files' }),
  lire('/files/:file', { acte: 'lire-files' }),
  lire('/files/:file/relance', { acte: 'rejouer' }),
  agir('/files/:file/relance', { acte: 'rejouer' }),
  lire('/journal', { acte: 'lire-journal' }),
  lire('/journal.csv', { acte: 'lire-journal' }),
  lire('/statistiques', { acte: 'lire-statistiques' }),
  lire('/statistiques.csv', { acte: 'lire-statistiques' }),
  lire('/confiance', { acte: 'lire-confiance' }),
  lire('/essai', { acte: 'public' }),
  agir('/essai', { acte: 'public' }),
  lire('/adhesions', { acte: 'lire-adhesions' }),

  lire('/habilitations', { acte: 'lire-habilitations' }),
  agir('/habilitations', { acte: 'habiliter' }),
  lire('/habilitations/nouvelle', { acte: 'habiliter' }),
  lire('/habilitations/:id', { acte: 'lire-habilitations' }),
  agir('/habilitations/:id/retrait', { acte: 'habiliter' }),
  lire('/jetons', { acte: 'gerer-jetons' }),
  agir('/jetons', { acte: 'gerer-jetons' }),
  lire('/jetons/nouveau', { acte: 'gerer-jetons' }),
  lire('/jetons/:id', { acte: 'gerer-jetons' }),
  agir('/jetons/:id/revocation', { acte: 'gerer-jetons' }),
];
