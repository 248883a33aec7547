/** Bordereaux of titres. */
import { CATEGORIES, du, HELIOS, type Officielle, SI_REFERENTIEL, TRIPLETS } from './officielle.ts';

const bordereau = du('Class_BordereauRecetteAller.xsd');
const ligne = du('Class_LigneTitreAller.xsd');
const tiers = du('Class_TiersRecette.xsd');
const titre = du('Class_TitreAller.xsd');
const flux = du('PES_RecetteAller.xsd');
const INSEE = 'Le code officiel géographique n’est pas joint';

export const DE_RECETTE: readonly Officielle[] = [
  bordereau('IdBord', 'bordereau', 'Unique par exercice et par type dans le budget, et à la suite.', {
    motifs: ['BORDEREAU_EN_DOUBLE', 'DOUBLON_BORDEREAU_DEPOSE'],
    schema: true,
    reste: `La suite des numéros n’est pas jugée. ${HELIOS}`,
  }),
  bordereau('DteBordEm', 'flux', 'Une date.', { schema: true }),
  bordereau('NbrPce', 'flux', 'Au moins 1.', {
    schema: true,
    motifs: ['NOMBRE_DE_PIECES_DIFFERENT'],
    reste: 'Un écart avec le nombre de pièces n’est qu’une alerte : aucun texte n’en fait un rejet.',
  }),
  bordereau('MtCumulAnnuel', 'bordereau', 'Présent si le bordereau est dématérialisé et n’est pas un rôle ORMC.', {
    motifs: ['CUMUL_ANNUEL_ABSENT'],
    schema: true,
  }),
  bordereau('MtBordHt', 'flux', 'Supérieur à 0.', {
    schema: true,
    motifs: ['MONTANT_DU_BORDEREAU_DIFFERENT'],
    reste: 'Un écart avec la somme des lignes n’est qu’une alerte : la formule du cumul n’est pas publiée.',
  }),
  bordereau('MtBordTVA', 'bordereau', 'Supérieur à 0 s’il est présent, et demande une ligne qui porte de la TVA.', {
    motifs: ['TVA_DU_BORDEREAU_SANS_LIGNE', 'TVA_DES_LIGNES_SANS_TOTAL'],
    schema: true,
  }),
  ligne('IdLigne', 'bordereau', 'Au moins 1.', {
    schema: true,
    motifs: ['ORMC_PLUSIEURS_DEBITEURS'],
  }),
  ligne('Fonction', 'bordereau', 'Réservée à M14, M52, M57 et M71.', {
    motifs: ['FONCTION_HORS_NOMENCLATURE'],
    reste: SI_REFERENTIEL,
  }),
  ligne('Majo', 'bordereau', 'À 1, demande un rattachement de nature 05.', {
    motifs: ['MAJORATION_SANS_RATTACHEMENT'],
    schema: true,
  }),
  ligne('DteMajo', 'bordereau', 'Présente si Majo vaut 1, absente sinon.', {
    motifs: ['MAJORATION_INCOMPLETE', 'MAJORATION_INATTENDUE', 'MAJORATION_SANS_RATTACHEMENT'],
    schema: true,
  }),
  ligne('TxMajo', 'bordereau', 'Présent si Majo vaut 1, absent sinon.', {
    motifs: ['MAJORATION_INCOMPLETE', 'MAJORATION_INATTENDUE', 'MAJORATION_SANS_RATTACHEMENT'],
    schema: true,
  }),
  ligne('MtHT', 'bordereau', 'Supérieur à 0.', { schema: true }),
  ligne('AncienICS', 'bordereau', 'Six chiffres, ou treize caractères dans la forme d’un ICS.', {
    motifs: ['ANCIEN_ICS_INCORRECT'],
    schema: true,
  }),
  ligne('CodAssDeb', 'bordereau', 'Réservé à M21 et M22.', {
    motifs: ['RESERVE_AUX_HOPITAUX'],
    schema: true,
    reste: SI_REFERENTIEL,
  }),
  ligne('CodAyantDroit', 'bordereau', 'Réservé à M21 et M22.', {
    motifs: ['RESERVE_AUX_HOPITAUX'],
    schema: true,
    reste: `${SI_REFERENTIEL} Jugé avec CodAssDeb, qui l’accompagne toujours.`,
  }),
  ligne('NatPceOrig', 'bordereau', 'Selon le triplet de la pièce.', {
    motifs: ['NATURE_D_ORIGINE_INCORRECTE', 'RATTACHEMENT_ABSENT', 'EXERCICE_D_ORIGINE_INCORRECT'],
    schema: true,
  }),
  ligne('IdLigneOrig', 'bordereau', 'Au moins 1 pour les natures 01 et 02 ; 0 ou absent pour 03 et 05.', {
    motifs: ['LIGNE_D_ORIGINE_INCORRECTE'],
    schema: true,
  }),
  ligne('IdConv', 'bordereau', 'Présent pour 01-10-01 et 01-10-02.', {
    motifs: ['CONVENTION_ABSENTE'],
    schema: true,
    reste: `Que la convention existe n’est pas jugé. ${HELIOS}`,
  }),
  tiers(
    'IdTiers',
    'bordereau',
    'Va avec NatIdTiers ; longueur et clé ; le NIR est réservé à l’assuré, dans les hôpitaux.',
    {
      motifs: [
        'IDENTIFIANT_DU_TIERS_INCORRECT',
        'NIR_INCORRECT',
        'IDENTIFIANT_DU_TIERS_SANS_NATURE',
        'NIR_D_UN_AUTRE_QUE_L_ASSURE',
        'RESERVE_AUX_HOPITAUX',
      ],
      schema: true,
      reste: `La réserve aux hôpitaux : ${SI_REFERENTIEL}`,
    },
  ),
  tiers('DteNaissance', 'bordereau', 'Réservée aux personnes physiques (CatTiers 01).', {
    motifs: ['NAISSANCE_INATTENDUE'],
    schema: true,
  }),
  tiers('NatIdTiers', 'bordereau', 'De 01 à 10, et va avec IdTiers.', {
    motifs: ['IDENTIFIANT_DU_TIERS_SANS_NATURE', 'IDENTIFIANT_DU_TIERS_INCORRECT'],
    schema: true,
  }),
  tiers('CatTiers', 'bordereau', 'S’accorde avec NatJur ; 01 pour le débiteur d’un titre d’édition 05.', {
    motifs: ['PATIENT_SANS_ETRE_UNE_PERSONNE'],
    schema: true,
    reste: CATEGORIES,
  }),
  tiers('NatJur', 'bordereau', 'S’accorde avec CatTiers.', { schema: true, reste: CATEGORIES }),
  tiers('TypTiers', 'bordereau', '05 (employeur) est réservé aux hôpitaux.', {
    motifs: ['RESERVE_AUX_HOPITAUX'],
    schema: true,
    reste: SI_REFERENTIEL,
  }),
  tiers('Civilite', 'bordereau', 'Obligatoire pour une personne physique ; d’une liste, sans « Mademoiselle ».', {
    motifs: ['CIVILITE_ABSENTE', 'CIVILITE_SUPPRIMEE'],
    schema: true,
    reste: 'La liste des civilités n’est pas connue.',
  }),
  tiers('Nom', 'bordereau', 'Présent.', { schema: true }),
  tiers('Prenom', 'bordereau', 'Obligatoire pour une personne physique (CatTiers 01).', {
    motifs: ['PRENOM_ABSENT'],
    schema: true,
  }),
  tiers('LieuNaissance', 'bordereau', 'Réservé aux personnes physiques (CatTiers 01).', {
    motifs: ['NAISSANCE_INATTENDUE'],
  }),
  tiers('MetropoleDomCom', 'bordereau', 'Servi si NeEnFrance vaut 1.', {
    motifs: ['LIEU_DE_NAISSANCE_INCOHERENT'],
    schema: true,
  }),
  tiers('Etranger', 'bordereau', 'Servi si NeEnFrance vaut 0.', {
    motifs: ['LIEU_DE_NAISSANCE_INCOHERENT'],
    schema: true,
  }),
  tiers('CodeDeptDomCom', 'bordereau', 'Département ou collectivité d’outre-mer qui existe.', {
    motifs: ['DEPARTEMENT_DE_NAISSANCE_INCONNU'],
    schema: true,
  }),
  tiers('CodeCommune', 'bordereau', 'Commune qui existe dans ce département.', {
    motifs: ['COMMUNE_DE_NAISSANCE_INCORRECTE'],
    schema: true,
    reste: `${INSEE} : seul le nombre de chiffres est jugé.`,
  }),
  tiers('CodePays', 'bordereau', 'Pays qui existe.', { schema: true, reste: `${INSEE}.` }),
  titre('IdPce', 'flux', 'Supérieur à 0 ; un titre ORMC n’a qu’un débiteur.', {
    schema: true,
    motifs: ['ORMC_PLUSIEURS_DEBITEURS'],
  }),
  titre('TypPce', 'bordereau', 'S’accorde avec le type du bordereau ; ni 08 ni 13.', {
    schema: true,
    reste: TRIPLETS,
  }),
  titre('NatPce', 'bordereau', 'Triplet TypBord, TypPce, NatPce connu.', { schema: true, reste: TRIPLETS }),
  titre('IdRol', 'bordereau', 'Seulement avec le triplet 01-06-01.', {
    motifs: ['ROLE_HORS_TITRE_RECAPITULATIF'],
    schema: true,
  }),
  titre('Edition', 'bordereau', 'Selon l’édition : type du titre, débiteur, SIRET, facture et PJ.', {
    motifs: [
      'EDITION_INCOMPATIBLE',
      'EDITION_SANS_PJ',
      'EDITION_SANS_NUMERO_DE_FACTURE',
      'EDITION_SANS_SIRET',
      'EDITION_PLUSIEURS_DEBITEURS',
    ],
    schema: true,
    reste:
      'Le type de la PJ référencée n’est pas jugé : PJRef peut le taire, et la PJ venir dans un autre flux. Le contenu de la facture non plus. Deux débiteurs sont deux noms différents.',
  }),
  titre('DebFact', 'bordereau', 'Réservée à M21 et M22.', {
    motifs: ['RESERVE_AUX_HOPITAUX'],
    schema: true,
    reste: SI_REFERENTIEL,
  }),
  titre('FinFact', 'bordereau', 'Réservée à M21 et M22.', {
    motifs: ['RESERVE_AUX_HOPITAUX'],
    schema: true,
    reste: SI_REFERENTIEL,
  }),
  flux('IdVer', 'flux', 'Vaut 2.', { schema: true, motifs: ['VERSION_PES_INCORRECTE'] }),
  flux('InfoDematerialisee', 'flux', 'À 1, demande une signature ; à 0, l’exclut.', {
    motifs: ['DEMATERIALISE_SANS_SIGNATURE', 'SIGNE_SANS_DEMATERIALISATION'],
    schema: true,
    reste: 'Une signature technique du fichier est admise avec 0 (arrêté du 27 juin 2007, annexe 1 §2.4).',
  }),
];
