/** Rules of the ligne, of the pièce that it corrects, and of its direct debit. */
import { type Motif, motifs } from './motif.ts';

type Entree = Pick<Motif, 'phrase' | 'remede' | 'source'> & Partial<Pick<Motif, 'numAnoAck'>>;
const ligne = (entree: Entree): Motif => ({ niveau: 'ligne', gravite: 'rejet', numAnoAck: 'ERREUR_AUTRE', ...entree });

const SIGNER = 'puis produisez, signez et déposez à nouveau le bordereau.';
const V = 'PES v2 v5.12';

export const MOTIFS_REGLES_LIGNE = motifs({
  LIGNE_EN_DOUBLE: ligne({
    phrase: 'La ligne {lignePiece} (IdLigne) figure deux fois dans la pièce {piece}.',
    remede: `Donnez à chaque ligne de la pièce son propre numéro, ${SIGNER}`,
    source: 'PES v2, ERREUR_DOUBLON_LIGNE (CommunAck)',
    numAnoAck: 'ERREUR_DOUBLON_LIGNE',
  }),
  COMPTE_BANCAIRE_ABSENT: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : le mode de règlement {mode} (ModRegl) demande un compte bancaire (CpteBancaire), et le tiers n’en a pas.',
    remede: `Renseignez le compte bancaire du tiers, ou changez le mode de règlement, ${SIGNER}`,
    source: `${V}, Class_LigneMandatAller.xsd, ModRegl : rejet du bordereau`,
  }),
  COMPTE_BANCAIRE_INATTENDU: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : le mode de règlement {mode} (ModRegl) exclut un compte bancaire (CpteBancaire), et le tiers en porte un.',
    remede: `Retirez le compte bancaire du tiers, ou changez le mode de règlement, ${SIGNER}`,
    source: `${V}, Class_LigneMandatAller.xsd, ModRegl : rejet du bordereau`,
  }),
  MAJORATION_INCOMPLETE: ligne({
    phrase: 'Pièce {piece}, ligne {lignePiece} : la ligne est majorable (Majo à 1), mais {element} manque.',
    remede: `Renseignez la date et le taux de majoration, ${SIGNER}`,
    source: `${V}, Class_LigneTitreAller.xsd, DteMajo et TxMajo : rejet du bordereau`,
  }),
  MAJORATION_SANS_RATTACHEMENT: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : la ligne est majorable (Majo à 1), mais elle n’est pas rattachée à une liste de majoration (RattachPiece, NatPceOrig 05).',
    remede: `Rattachez la ligne à sa liste de majoration, ou mettez Majo à 0, ${SIGNER}`,
    source: `${V}, Class_LigneTitreAller.xsd, Majo : rejet du bordereau`,
  }),
  MAJORATION_INATTENDUE: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : {element} est renseigné, alors que la ligne n’est pas majorable (Majo à 0).',
    remede: `Retirez la date et le taux de majoration, ou mettez Majo à 1, ${SIGNER}`,
    source: `${V}, Class_LigneTitreAller.xsd, DteMajo et TxMajo : rejet du bordereau`,
  }),
  CONVENTION_ABSENTE: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : le triplet {triplet} (titre en plusieurs années) demande un numéro de convention (IdConv).',
    remede: `Renseignez le numéro de convention attribué par Hélios, ${SIGNER}`,
    source: `${V}, Class_LigneTitreAller.xsd, IdConv : rejet du bordereau`,
  }),
  RATTACHEMENT_ABSENT: ligne({
    phrase: 'Pièce {piece}, ligne {lignePiece} : le triplet {triplet} demande la pièce d’origine (RattachPiece).',
    remede: `Désignez la pièce d’origine, ${SIGNER}`,
    source: `${V}, TRattachPiece, NatPceOrig : rejet du bordereau`,
  }),
  NATURE_D_ORIGINE_INCORRECTE: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : la nature de la pièce d’origine {valeur} (NatPceOrig) ne va pas avec le triplet {triplet}. Attendu : {attendu}.',
    remede: `Corrigez la nature de la pièce d’origine, ${SIGNER}`,
    source: `${V}, TRattachPiece, NatPceOrig : rejet du bordereau`,
    numAnoAck: 'ERREUR_CODIFICATION',
  }),
  LIGNE_D_ORIGINE_INCORRECTE: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : le numéro de la ligne d’origine (IdLigneOrig) est « {valeur} ». Attendu, pour une pièce d’origine de nature {nature} : {attendu}.',
    remede: `Corrigez le numéro de la ligne d’origine, ${SIGNER}`,
    source: `${V}, TRattachPiece, IdLigneOrig : rejet du bordereau`,
  }),
  EXERCICE_D_ORIGINE_INCORRECT: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : l’exercice de la pièce d’origine {valeur} (ExerRat) ne va pas avec le triplet {triplet}. Attendu : {attendu}.',
    remede: `Corrigez l’exercice d’origine, ou le type de la pièce, ${SIGNER}`,
    source: `${V}, TRattachPiece, ExerRat ; RattachPiece : un bloc incohérent rejette le bordereau`,
  }),
  ANCIEN_ICS_INCORRECT: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : l’ancien identifiant de créancier « {valeur} » (AncienICS) n’est ni un ICS de 13 caractères à la clé juste, ni un NNE de 6 chiffres.',
    remede: `Corrigez l’ancien identifiant de créancier, ${SIGNER}`,
    source: `${V}, Class_LigneTitreAller.xsd, AncienICS : rejet du bordereau ; EPC262-08`,
  }),
  FONCTION_HORS_NOMENCLATURE: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : le compte fonction (Fonction) n’est pas admis dans l’instruction {nomenclature}.',
    remede: `Retirez le compte fonction, ${SIGNER}`,
    source: `${V}, TInfoLignePce et TInfoLignePiece, Fonction : rejet du bordereau`,
  }),
  OPERATION_HORS_NOMENCLATURE: ligne({
    phrase:
      'Pièce {piece}, ligne {lignePiece} : l’opération (Operation) n’est pas admise dans l’instruction {nomenclature}.',
    remede: `Retirez l’opération, ${SIGNER}`,
    source: `${V}, Class_LigneMandatAller.xsd, Operation : rejet du bordereau`,
  }),
  RESERVE_AUX_HOPITAUX: ligne({
    phrase:
      'Pièce {piece} : {element}, tel qu’il est renseigné, est réservé aux instructions M21 et M22 ; le budget suit l’instruction {nomenclature}.',
    remede: `Retirez cette donnée, ${SIGNER}`,
    source: `${V}, CodAssDeb, DebFact, FinFact, TypTiers et IdTiers : rejet du bordereau`,
  }),
});
