/** Bordereaux of mandats. */
import { CATEGORIES, du, HELIOS, type Officielle, SI_REFERENTIEL, TRIPLETS } from './officielle.ts';

const bordereau = du('Class_BordereauDepenseAller.xsd');
const ligne = du('Class_LigneMandatAller.xsd');
const mandat = du('Class_MandatAller.xsd');
const tiers = du('Class_TiersDepense.xsd');
const flux = du('PES_DepenseAller.xsd');

export const DE_DEPENSE: readonly Officielle[] = [
  bordereau('IdBord', 'bordereau', 'Au moins 1, unique par exercice et par type dans le budget, et à la suite.', {
    motifs: ['BORDEREAU_EN_DOUBLE', 'DOUBLON_BORDEREAU_DEPOSE'],
    schema: true,
    reste: `La suite des numéros n’est pas jugée. ${HELIOS}`,
  }),
  bordereau('NbrPce', 'flux', 'Au moins 1.', {
    schema: true,
    motifs: ['NOMBRE_DE_PIECES_DIFFERENT'],
    reste: 'Un écart avec le nombre de pièces n’est qu’une alerte : aucun texte n’en fait un rejet.',
  }),
  bordereau('MtCumulAnnuel', 'bordereau', 'Supérieur à 0, et présent si le bordereau est dématérialisé.', {
    motifs: ['CUMUL_ANNUEL_ABSENT'],
    schema: true,
  }),
  bordereau('MtBordTVA', 'bordereau', 'Supérieur à 0, demande une ligne qui porte de la TVA.', {
    motifs: ['TVA_DU_BORDEREAU_SANS_LIGNE'],
    schema: true,
  }),
  ligne('RattachPiece', 'bordereau', 'Complet et cohérent.', {
    motifs: ['RATTACHEMENT_ABSENT', 'EXERCICE_D_ORIGINE_INCORRECT', 'LIGNE_D_ORIGINE_INCORRECTE'],
    schema: true,
    reste: `Que la pièce d’origine existe n’est pas jugé. ${HELIOS}`,
  }),
  ligne('Fonction', 'bordereau', 'Réservée à M14, M52, M57 et M71, et obligatoire en nomenclature fonctionnelle.', {
    motifs: ['FONCTION_HORS_NOMENCLATURE'],
    reste: `${SI_REFERENTIEL} Le vote par fonction n’est pas connu.`,
  }),
  ligne('Operation', 'bordereau', 'Réservée à M14, M4x, M52, M57, M61, M71 et M832.', {
    motifs: ['OPERATION_HORS_NOMENCLATURE'],
    reste: SI_REFERENTIEL,
  }),
  ligne('ModRegl', 'bordereau', 'De 01 à 11 ; 03 et 05 demandent un compte, 01, 02, 04, 07, 08, 09 et 11 l’excluent.', {
    motifs: ['COMPTE_BANCAIRE_ABSENT', 'COMPTE_BANCAIRE_INATTENDU'],
    schema: true,
  }),
  ligne('MtTVA', 'bordereau', 'Supérieur à 0, demande un total de TVA au bordereau.', {
    motifs: ['TVA_DES_LIGNES_SANS_TOTAL'],
    schema: true,
  }),
  ligne('NatPceOrig', 'bordereau', 'Selon le triplet de la pièce.', {
    motifs: ['NATURE_D_ORIGINE_INCORRECTE', 'RATTACHEMENT_ABSENT'],
    schema: true,
    reste:
      'Pour 01-01-01 et 01-09-01 la note dit le bloc obligatoire : tout mandat ordinaire serait rejeté. La nature 05 y est exigée là où le bloc est présent.',
  }),
  ligne('IdLigneOrig', 'bordereau', 'Au moins 1 pour les natures 01, 02 et 05 ; 0 ou absent pour 03 et 04.', {
    motifs: ['LIGNE_D_ORIGINE_INCORRECTE'],
    schema: true,
  }),
  mandat('InfoPce', 'bordereau', 'Balises cohérentes selon les annexes.', { schema: true, reste: TRIPLETS }),
  mandat('TypPce', 'bordereau', 'Triplet TypBord, TypPce, NatPce connu.', {
    schema: true,
    reste: TRIPLETS,
  }),
  mandat('NatPce', 'bordereau', 'Triplet TypBord, TypPce, NatPce connu.', { schema: true, reste: TRIPLETS }),
  tiers(
    'IdTiers',
    'bordereau',
    'Longueur et clé selon NatIdTiers ; le NIR est réservé aux annulations de titre des hôpitaux.',
    {
      motifs: ['IDENTIFIANT_DU_TIERS_INCORRECT', 'NIR_INCORRECT', 'NIR_HORS_ANNULATION', 'RESERVE_AUX_HOPITAUX'],
      schema: true,
      reste: `La réserve aux hôpitaux : ${SI_REFERENTIEL} La clé d’un FINESS corse n’est pas jugée.`,
    },
  ),
  tiers('CatTiers', 'bordereau', 'S’accorde avec NatJur.', { schema: true, reste: CATEGORIES }),
  tiers('NatJur', 'bordereau', 'S’accorde avec CatTiers.', { schema: true, reste: CATEGORIES }),
  tiers('Civilite', 'bordereau', 'Obligatoire pour une personne physique (CatTiers 01), interdite sinon.', {
    motifs: ['CIVILITE_ABSENTE', 'ETAT_CIVIL_INATTENDU'],
    schema: true,
  }),
  tiers('Prenom', 'bordereau', 'Obligatoire pour une personne physique (CatTiers 01), interdit sinon.', {
    motifs: ['PRENOM_ABSENT', 'ETAT_CIVIL_INATTENDU'],
    schema: true,
  }),
  flux('IdVer', 'flux', 'Vaut 2.', { schema: true, motifs: ['VERSION_PES_INCORRECTE'] }),
  flux('InfoDematerialisee', 'flux', 'À 1, demande une signature ; à 0, l’exclut.', {
    motifs: ['DEMATERIALISE_SANS_SIGNATURE', 'SIGNE_SANS_DEMATERIALISATION'],
    schema: true,
    reste: 'Une signature technique du fichier est admise avec 0 (arrêté du 27 juin 2007, annexe 1 §2.4).',
  }),
];
