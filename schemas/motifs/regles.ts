/** Rules of the PES beyond its schema (functions/format/regles/): docs/regles-pes.md is made from them. */
import { type Motif, motifs } from './motif.ts';
import { MOTIFS_REGLES_LIGNE } from './regles-ligne.ts';
import { MOTIFS_REGLES_PJ } from './regles-pj.ts';
import { MOTIFS_REGLES_TIERS } from './regles-tiers.ts';

type Entree = Pick<Motif, 'phrase' | 'remede' | 'source'> & Partial<Pick<Motif, 'numAnoAck'>>;
const au =
  (niveau: Motif['niveau']) =>
  (entree: Entree): Motif => ({ niveau, gravite: 'rejet', numAnoAck: 'ERREUR_AUTRE', ...entree });
const flux = au('flux');
const bordereau = au('bordereau');
const piece = au('piece');

const SIGNER = 'puis produisez, signez et déposez à nouveau le bordereau.';
const PARAMETRAGE =
  'Corrigez le paramétrage de la collectivité dans le progiciel financier, puis produisez à nouveau le flux.';
const V = 'PES v2 v5.12';

const ENTETE = motifs({
  POSTE_COMPTABLE_INCONNU: flux({
    phrase: 'Le poste comptable {valeur} (IdPost) n’existe pas.',
    remede: PARAMETRAGE,
    source: `${V}, Class_EntetePES.xsd, IdPost`,
    numAnoAck: 'ERREUR_CODIQUE',
  }),
  BUDGET_INCONNU: flux({
    phrase: 'Le budget {codBud} de la collectivité {codCol} (CodCol, CodBud) n’existe pas au poste comptable {idPost}.',
    remede: PARAMETRAGE,
    source: `${V}, Class_EntetePES.xsd, CodCol et CodBud`,
    numAnoAck: 'ERREUR_CODE_COLLECTIVITE_BUDGET',
  }),
  BUDGET_FERME: flux({
    phrase: 'Le budget {codBud} de la collectivité {codCol} est {etat}.',
    remede: PARAMETRAGE,
    source: `${V}, Class_EntetePES.xsd, CodCol et CodBud`,
    numAnoAck: 'ERREUR_CODE_COLLECTIVITE_BUDGET',
  }),
  FINESS_JURIDIQUE_ABSENT: flux({
    phrase: 'Le numéro FINESS juridique (FinJur) manque dans l’en-tête : le budget suit l’instruction {nomenclature}.',
    remede: PARAMETRAGE,
    source: `${V}, Class_EntetePES.xsd, FinJur`,
    numAnoAck: 'ERREUR_PES_PARAM',
  }),
  FINESS_JURIDIQUE_INATTENDU: flux({
    phrase:
      'L’en-tête porte un numéro FINESS juridique ({element}), réservé aux instructions M21 et M22 : le budget suit l’instruction {nomenclature}.',
    remede: PARAMETRAGE,
    source: `${V}, Class_EntetePES.xsd, FinJur : « rejet du flux »`,
    numAnoAck: 'ERREUR_PES_PARAM',
  }),
});

const BORDEREAU = motifs({
  BORDEREAU_RESERVE_AU_RETOUR: bordereau({
    phrase: 'Le type de bordereau {type} (TypBord) n’existe que dans les retours du comptable. Attendu : {attendu}.',
    remede: `Corrigez le type du bordereau, ${SIGNER}`,
    source: `${V}, CommunDepense.xsd et CommunRecette.xsd, TTypBordAller`,
    numAnoAck: 'ERREUR_CODIFICATION',
  }),
  CUMUL_ANNUEL_ABSENT: bordereau({
    phrase: 'Le cumul annuel (MtCumulAnnuel) manque au bordereau {bordereau}, déclaré dématérialisé.',
    remede: `Faites porter le cumul annuel par le progiciel financier, ${SIGNER}`,
    source: `${V}, TBlocBordereau, MtCumulAnnuel : rejet du bordereau`,
    numAnoAck: 'ERREUR_CUMUL_MONTANTS',
  }),
  TVA_DU_BORDEREAU_SANS_LIGNE: bordereau({
    phrase:
      'Le bordereau {bordereau} annonce {montant} de TVA (MtBordTVA), mais aucune de ses lignes n’en porte (MtTVA).',
    remede: `Portez la TVA sur les lignes, ou retirez MtBordTVA, ${SIGNER}`,
    source: `${V}, TBlocBordereau, MtBordTVA : rejet du bordereau`,
    numAnoAck: 'ERREUR_MONTANT_TVA_ZERO_NEGATIF',
  }),
  TVA_DES_LIGNES_SANS_TOTAL: bordereau({
    phrase:
      'Des lignes du bordereau {bordereau} portent de la TVA (MtTVA), mais son total de TVA (MtBordTVA) est absent ou nul.',
    remede: `Faites porter le total de TVA par le progiciel financier, ${SIGNER}`,
    source: `${V}, TInfoLignePce et TInfoLignePiece, MtTVA : rejet du bordereau`,
    numAnoAck: 'ERREUR_MONTANT_TVA_ZERO_NEGATIF',
  }),
});

const PIECE = motifs({
  PIECE_EN_DOUBLE: piece({
    phrase: 'La pièce {piece} (IdPce) figure deux fois dans le bordereau {bordereau}.',
    remede: `Donnez à chaque pièce son propre numéro, ${SIGNER}`,
    source: 'PES v2, ERREUR_DOUBLON_PIECE (CommunAck)',
    numAnoAck: 'ERREUR_DOUBLON_PIECE',
  }),
  ROLE_HORS_TITRE_RECAPITULATIF: piece({
    phrase:
      'Pièce {piece} : le numéro de rôle {valeur} (IdRol) n’est admis qu’avec le triplet 01-06-01 ; le titre est de triplet {triplet}.',
    remede: `Retirez le numéro de rôle ou corrigez le type du titre, ${SIGNER}`,
    source: `${V}, Class_TitreAller.xsd, IdRol : rejet du bordereau`,
  }),
  EDITION_INCOMPATIBLE: piece({
    phrase:
      'Pièce {piece} : l’édition {edition} (Edition) ne va pas avec le type de pièce {type} ; 03 et 06 sont propres aux titres ORMC (15), qui n’en admettent pas d’autre.',
    remede: `Corrigez l’édition de l’avis des sommes à payer, ${SIGNER}`,
    source: `${V}, Class_TitreAller.xsd, Edition : rejet du bordereau`,
    numAnoAck: 'ERREUR_CODIFICATION',
  }),
  EDITION_SANS_PJ: piece({
    phrase:
      'Pièce {piece} : l’édition {edition} (Edition) demande une référence de pièce justificative (PJRef), et le titre n’en a pas.',
    remede: `Référencez l’avis des sommes à payer dans le titre, ou choisissez l’édition 04, ${SIGNER}`,
    source: `${V}, Class_TitreAller.xsd, Edition : rejet du bordereau`,
    numAnoAck: 'ERREUR_PJ',
  }),
  EDITION_SANS_NUMERO_DE_FACTURE: piece({
    phrase:
      'Pièce {piece} : l’édition {edition} (Edition), destinée à Chorus Pro, demande un numéro de facture (NumeroFacture).',
    remede: `Renseignez le numéro de facture, ${SIGNER}`,
    source: `${V}, Class_TitreAller.xsd, Edition : rejet du bordereau`,
  }),
  EDITION_SANS_SIRET: piece({
    phrase:
      'Pièce {piece} : l’édition {edition} (Edition), destinée à Chorus Pro, demande que le débiteur principal soit désigné par son SIRET (NatIdTiers 01).',
    remede: `Renseignez le SIRET du débiteur, ${SIGNER}`,
    source: `${V}, Class_TitreAller.xsd, Edition : rejet du bordereau`,
    numAnoAck: 'ERREUR_SIRET',
  }),
  EDITION_PLUSIEURS_DEBITEURS: piece({
    phrase:
      'Pièce {piece} : l’édition {edition} (Edition) demande un seul débiteur, et les lignes du titre en nomment plusieurs.',
    remede: `Émettez un titre par débiteur, ou choisissez l’édition 04, ${SIGNER}`,
    source: `${V}, Class_TitreAller.xsd, Edition : rejet du bordereau`,
  }),
  ORMC_PLUSIEURS_DEBITEURS: piece({
    phrase: 'Pièce {piece} : un titre ORMC (TypPce 15) n’a qu’un débiteur, et ses lignes en nomment plusieurs.',
    remede: `Émettez un titre par débiteur, ${SIGNER}`,
    source: `${V}, Class_TitreAller.xsd, IdPce : « mono-débiteur »`,
  }),
});

export const MOTIFS_REGLES = {
  ...ENTETE,
  ...BORDEREAU,
  ...PIECE,
  ...MOTIFS_REGLES_LIGNE,
  ...MOTIFS_REGLES_TIERS,
  ...MOTIFS_REGLES_PJ,
};
export type CodeRegle = keyof typeof MOTIFS_REGLES;
