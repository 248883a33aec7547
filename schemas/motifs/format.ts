/** What the PES standard demands and the file does not hold to (functions/format/). */
import { type Motif, motifs } from './motif.ts';
import { MOTIFS_PJ } from './pj.ts';

type Entree = Pick<Motif, 'phrase' | 'remede' | 'source'> & Partial<Pick<Motif, 'numAnoAck'>>;

/** Schema and header: the whole flux is rejected (« boîte 1 » of the Guichet XML). */
const schema = (entree: Entree): Motif => ({ niveau: 'flux', gravite: 'rejet', numAnoAck: 'ERREUR_AUTRE', ...entree });

const CORRIGER =
  'Corrigez cette donnée dans le progiciel financier, puis produisez, signez et déposez à nouveau le flux.';
const EDITEUR = 'Signalez l’anomalie à l’éditeur du progiciel financier : le fichier ne suit pas le schéma PES v2.';
const EN_TETE =
  'Corrigez le paramétrage de la collectivité dans le progiciel financier, puis produisez à nouveau le flux.';
const ALLER = 'PES v2 v5.12, PES_Aller.xsd';

const STRUCTURE = motifs({
  NATURE_INCONNUE: schema({
    phrase: 'Le fichier n’est pas un flux PES : sa racine est {element}, dans l’espace de noms « {espace} ».',
    remede: 'Déposez un fichier PES_Aller produit par le progiciel financier.',
    source: ALLER,
  }),
  CODE_INCONNU: schema({
    phrase: 'Le code « {valeur} » de {element} n’est pas dans la nomenclature. Attendu : {attendu}.',
    remede: CORRIGER,
    source: 'PES v2, nomenclatures du schéma',
    numAnoAck: 'ERREUR_CODIFICATION',
  }),
  FLUX_VIDE: schema({
    phrase: 'Le flux ne contient ni bordereau, ni pièce justificative, ni facture, ni marché.',
    remede: 'Vérifiez la sélection faite dans le progiciel financier avant l’export, puis déposez le flux complet.',
    source: 'PES v2, ERREUR_FLUX_VIDE',
    numAnoAck: 'ERREUR_FLUX_VIDE',
  }),
  LIMITE_FAUTES: schema({
    phrase: 'Le fichier compte plus de {maximum} anomalies de schéma : la suite n’a pas été examinée.',
    remede: EDITEUR,
    source: 'Limites de Passerelle (docs/limites.md)',
  }),
  LIMITE_BORDEREAUX: schema({
    phrase: 'Le flux contient plus de {maximum} bordereaux.',
    remede: 'Répartissez les bordereaux en plusieurs flux.',
    source: 'Limites de Passerelle (docs/limites.md)',
    numAnoAck: 'ERREUR_TAILLE_BORDEREAUX',
  }),
  LIMITE_PJ: schema({
    phrase: 'Le flux contient plus de {maximum} pièces justificatives.',
    remede: 'Répartissez les pièces justificatives en plusieurs flux.',
    source: 'Limites de Passerelle (docs/limites.md)',
    numAnoAck: 'ERREUR_PJ',
  }),
  LIMITE_MARCHES_ET_FACTURES: schema({
    phrase: 'Le flux contient plus de {maximum} marchés et factures.',
    remede: 'Répartissez les marchés et les factures en plusieurs flux.',
    source: 'Limites de Passerelle (docs/limites.md)',
  }),
});

const ENTETE = motifs({
  NOMFIC_VIDE: schema({
    phrase: 'Le nom du fichier (NomFic) n’est pas renseigné dans l’enveloppe.',
    remede: EN_TETE,
    source: 'PES v2 v5.12, Class_Enveloppe.xsd, TParametres/NomFic',
    numAnoAck: 'ERREUR_PES_PARAM',
  }),
  CODIQUE_INCORRECT: schema({
    phrase: 'Le codique du poste comptable (IdPost) « {valeur} » est incorrect. Attendu : {attendu}.',
    remede: EN_TETE,
    source: 'PES v2 v5.12, Class_EntetePES.xsd, IdPost : « rejet du flux »',
    numAnoAck: 'ERREUR_CODIQUE',
  }),
  SIRET_INCORRECT: schema({
    phrase: 'L’identifiant de la collectivité (IdColl) « {valeur} » est incorrect. Attendu : {attendu}.',
    remede: EN_TETE,
    source: 'PES v2 v5.12, Class_EntetePES.xsd, IdColl',
    numAnoAck: 'ERREUR_SIRET',
  }),
  CODE_COLLECTIVITE_INCORRECT: schema({
    phrase: 'Le code collectivité (CodCol) « {valeur} » est incorrect. Attendu : {attendu}.',
    remede: EN_TETE,
    source: 'PES v2 v5.12, Class_EntetePES.xsd, CodCol',
    numAnoAck: 'ERREUR_CODE_COLLECTIVITE_BUDGET',
  }),
  CODE_BUDGET_INCORRECT: schema({
    phrase: 'Le code budget (CodBud) « {valeur} » est incorrect. Attendu : {attendu}.',
    remede: EN_TETE,
    source: 'PES v2 v5.12, Class_EntetePES.xsd, CodBud',
    numAnoAck: 'ERREUR_CODE_COLLECTIVITE_BUDGET',
  }),
  VERSION_PES_INCORRECTE: schema({
    phrase: 'La version du PES (IdVer) est « {valeur} ». Attendu : 2.',
    remede: 'Faites mettre à jour le progiciel financier : seul le PES v2 est admis.',
    source:
      'PES v2 v5.12, PES_DepenseAller.xsd, PES_RecetteAller.xsd et PES_MarcheAller.xsd, IdVer : « rejet du flux »',
    numAnoAck: 'ERREUR_VERSION_PES',
  }),
  DEMATERIALISE_SANS_SIGNATURE: schema({
    phrase:
      'Les bordereaux de {domaine} sont déclarés dématérialisés (InfoDematerialisee à 1), mais aucune signature ne les couvre.',
    remede:
      'Signez les bordereaux, ou déclarez le flux non dématérialisé (InfoDematerialisee à 0) et transmettez le papier.',
    source: 'PES v2 v5.12, InfoDematerialisee : « rejet du flux » ; arrêté du 27 juin 2007, art. 5',
    numAnoAck: 'ERREUR_PES_PARAM_SIGNATURE',
  }),
  SIGNE_SANS_DEMATERIALISATION: schema({
    phrase:
      'Des bordereaux de {domaine} sont signés alors que le flux est déclaré non dématérialisé (InfoDematerialisee à 0 ou absente).',
    remede:
      'Déclarez InfoDematerialisee à 1 dans le progiciel financier avant de signer, ou déposez le flux sans signature.',
    source: 'PES v2 v5.12, InfoDematerialisee : « rejet du flux »',
    numAnoAck: 'ERREUR_PES_PARAM_SIGNATURE',
  }),
});

const PIECES = motifs({
  REFERENCE_PJ_INCOMPLETE: schema({
    phrase:
      'La référence d’une pièce justificative (PJRef) est incomplète : {element} est « {valeur} ». Attendu : {attendu}.',
    remede: CORRIGER,
    source: 'PES v2 v5.12, Class_PJReference.xsd : « rejet du flux »',
  }),
  BORDEREAU_EN_DOUBLE: {
    niveau: 'bordereau',
    gravite: 'rejet',
    phrase: 'Le bordereau {numero} de type {type}, exercice {exercice}, figure deux fois dans le flux.',
    remede: 'Renumérotez l’un des deux bordereaux, ou retirez-le, puis signez et déposez à nouveau.',
    source: 'PES v2 v5.12, IdBord : unique par exercice et par type de bordereau pour un budget',
    numAnoAck: 'ERREUR_DOUBLON_BORDEREAU',
  },
  NOMBRE_DE_PIECES_DIFFERENT: {
    niveau: 'bordereau',
    gravite: 'alerte',
    phrase: 'Pièces du bordereau {numero} : {annonce} annoncées (NbrPce), {compte} présentes.',
    remede: 'Vérifiez qu’aucune pièce ne manque au bordereau.',
    source: 'PES v2 v5.12, TBlocBordereau/NbrPce',
    numAnoAck: 'ERREUR_CUMUL_MONTANTS',
  },
  MONTANT_DU_BORDEREAU_DIFFERENT: {
    niveau: 'bordereau',
    gravite: 'alerte',
    phrase: 'Le bordereau {numero} annonce {annonce} hors taxes ; la somme de ses lignes est de {somme}.',
    remede:
      'Vérifiez le montant du bordereau. Le PES ne fixe pas la formule du cumul : ce n’est pas un motif de rejet.',
    source: 'PES v2 v5.12, TBlocBordereau/MtBordHT ; NumAnoAck ERREUR_CUMUL_MONTANTS',
    numAnoAck: 'ERREUR_CUMUL_MONTANTS',
  },
});

export const MOTIFS_FORMAT = { ...STRUCTURE, ...ENTETE, ...PIECES, ...MOTIFS_PJ };
