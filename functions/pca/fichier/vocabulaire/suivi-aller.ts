/** A3 to A10, what the comptable tells and decides: schemas/pca/v1/suivi-aller.xsd, schemas/messages/pca/agir-comptable.ts. */
import { type Cas, champ, document, fixe } from '../forme.ts';
import { DATE, MONTANT, OUI_NON, TEXTE } from '../valeur.ts';
import {
  ANNULATION,
  CONTESTATION,
  DECISION,
  EFFET_DE_LA_CONTESTATION,
  EFFET_DU_DELAI,
  PORTEE,
  REGLEMENT,
  RETRAIT,
} from './codes.ts';
import { acte, COMMUNS, ECHEANCES, LE, SURVENU } from './commun.ts';

export const SUIVI_ALLER: readonly Cas[] = [
  acte(
    'PaiementRecu',
    'PaiementRecu',
    champ('IdEnc', 'mouvement', TEXTE),
    champ('DteEnc', 'recuLe', DATE),
    champ('ModRegl', 'mode', REGLEMENT),
    champ('MtEnc', 'montant', MONTANT),
    champ('OuvreDroit', 'ouvreDroit', OUI_NON),
    champ('AutresDettes', 'autresDettes', OUI_NON),
  ),
  acte('FraisAdmis', 'FraisAdmis', champ('RefVers', 'mouvement', TEXTE), LE),
  acte('Regularisation', 'RegularisationAccordee', champ('RefVers', 'mouvement', TEXTE), LE),
  acte('DelaiAccorde', 'DelaiAccorde', SURVENU, ECHEANCES, champ('Effet', 'effet', EFFET_DU_DELAI)),
  acte(
    'Contestation',
    'ContestationEnregistree',
    SURVENU,
    champ('TypContest', 'sorte', CONTESTATION),
    champ('Effet', 'effet', EFFET_DE_LA_CONTESTATION),
    champ('MtConteste', 'montantConteste', MONTANT),
  ),
  acte(
    'LeveeSuspension',
    'SuspensionLevee',
    SURVENU,
    champ('DteFinNouv', 'terme', DATE),
    champ('MtDette', 'dette', MONTANT),
  ),
  acte(
    'Annulation',
    'DetteAnnulee',
    SURVENU,
    champ('TypAnnul', 'portee', PORTEE),
    champ('MtAnnule', 'montant', MONTANT),
    champ('Motif', 'motif', ANNULATION),
  ),
  acte('FinPCA', 'InsolvabiliteRetenue', SURVENU, fixe('Motif', 'INSOLVABILITE')),
  acte('FinPCA', 'DossierRetire', SURVENU, champ('Motif', 'motif', RETRAIT)),
  acte(
    'ReponseDemande',
    'DemandeRepondue',
    SURVENU,
    champ('RefMsg', 'demande', TEXTE),
    champ('Decision', 'decision', DECISION),
  ),
  acte('ControleEtude', 'ControleEffectue', SURVENU, document('PJ', 'document')),
  ...COMMUNS,
];

/** V2: it is of a reversement, not of a dossier. */
export const ACCUSES_DE_REVERSEMENT: readonly Cas[] = [
  {
    element: 'AccuseReversement',
    constante: {},
    champs: [
      champ('IdMsg', 'message.id', TEXTE),
      champ('IdRev', 'reversement', TEXTE),
      champ('DteEnc', 'encaisseLe', DATE),
      champ('MtEnc', 'montant', MONTANT),
    ],
  },
];
