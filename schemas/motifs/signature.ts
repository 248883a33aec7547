/** Motifs of a signature. `{signature}` reads "La signature du bordereau n° 47" or "La signature du fichier". */
import { motifs } from './motif.ts';
import {
  EDITEUR,
  MOTIFS_STRUCTURE_SIGNATURE,
  motifDeSignature as motif,
  PES,
  RESIGNER,
  XMLDSIG,
} from './signature-structure.ts';

const INVALIDE = 'ERREUR_SIGNATURE_INVALIDE';
const CERTIFICAT = 'ERREUR_CERTIFICAT';

const POLITIQUE = `${PES} §4.2 ; XAdES (TS 101 903) §7.2.3`;

const RENOUVELER = 'Signez de nouveau avec un certificat en cours de validité, puis déposez le nouveau fichier.';
const INTACT =
  'Retrouvez le fichier tel qu’il est sorti du parapheur et déposez-le sans le rouvrir ; s’il a été corrigé depuis, il doit être signé de nouveau.';

export const MOTIFS_SIGNATURE = motifs({
  ...MOTIFS_STRUCTURE_SIGNATURE,
  // Integrity: the computation was made, and its result is wrong.
  SIGNATURE_CONTENU_MODIFIE: motif(
    INVALIDE,
    `${XMLDSIG} §3.2.1 ; arrêté du 27 juin 2007, art. 6`,
    '{signature} ne correspond plus au contenu : {objet} a été modifié après avoir été signé.',
    INTACT,
  ),
  SIGNATURE_PROPRIETES_MODIFIEES: motif(
    INVALIDE,
    `${XMLDSIG} §3.2.1 ; XAdES (TS 101 903)`,
    '{signature} a été modifiée : sa date, son certificat déclaré ou la qualité du signataire ne sont plus ceux qui ont été signés.',
    INTACT,
  ),
  SIGNATURE_VALEUR_FAUSSE: motif(
    INVALIDE,
    `${XMLDSIG} §3.2.2`,
    '{signature} est fausse : le certificat joint ({signataire}) ne l’a pas produite, ou elle a été modifiée.',
    INTACT,
  ),
  // Strength.
  SIGNATURE_ALGORITHME_NON_ADMIS: motif(
    INVALIDE,
    `${PES} ; RGS annexe B1`,
    '{signature} emploie un algorithme non admis (« {algorithme} »).',
    EDITEUR,
  ),
  SIGNATURE_ALGORITHME_PERIME: motif(
    INVALIDE,
    `${PES} ; RGS annexe B1`,
    '{signature} emploie {algorithme}, qui n’est plus admis après le {date} : il n’est plus assez sûr.',
    EDITEUR,
  ),
  SIGNATURE_CLE_FAIBLE: motif(
    CERTIFICAT,
    'RGS annexe B1',
    '{signature} est faite avec une clé trop faible ({cle}).',
    'Demandez un certificat dont la clé est conforme, signez de nouveau et déposez le nouveau fichier.',
  ),
  // Certificate and date, as far as they can be judged without a chain.
  CERTIFICAT_NON_DECLARE: motif(
    CERTIFICAT,
    'XAdES (TS 101 903) §7.2.2',
    '{signature} déclare un autre certificat que celui qu’elle joint ({signataire}).',
    RESIGNER,
  ),
  CERTIFICAT_EMETTEUR_DIFFERENT: motif(
    CERTIFICAT,
    'XAdES (TS 101 903) §7.2.2 ; RFC 5280 §7.1',
    '{signature} déclare un certificat émis par « {declare} », alors que celui qu’elle joint ({signataire}) l’a été par « {emetteur} ».',
    RESIGNER,
  ),
  CERTIFICAT_EXPIRE: motif(
    CERTIFICAT,
    `RFC 5280 §4.1.2.5 ; ${PES} §3.3`,
    '{signature} est datée du {signeLe}, mais le certificat de {signataire} avait expiré le {finLe}.',
    RENOUVELER,
  ),
  CERTIFICAT_PAS_ENCORE_VALIDE: motif(
    CERTIFICAT,
    `RFC 5280 §4.1.2.5 ; ${PES} §3.3`,
    '{signature} est datée du {signeLe}, mais le certificat de {signataire} n’est valable que depuis le {debutLe}.',
    RENOUVELER,
  ),
  SIGNATURE_DATEE_DU_FUTUR: motif(
    INVALIDE,
    'Politique de vérification',
    '{signature} est datée du {signeLe}, après la réception du fichier ({recuLe}).',
    'Réglez l’horloge du poste de signature, puis signez et déposez de nouveau.',
  ),
  SIGNATURE_TROP_ANCIENNE: motif(
    INVALIDE,
    'Politique de vérification',
    '{signature} est datée du {signeLe}, plus de {jours} jours avant la réception du fichier ({recuLe}).',
    RESIGNER,
  ),
  // Signature policy: which rules the signer says to have followed.
  POLITIQUE_DE_SIGNATURE_INCONNUE: motif(
    INVALIDE,
    POLITIQUE,
    '{signature} suit la politique de signature « {trouvee} », qui n’est pas admise ; sont admises : {admises}.',
    EDITEUR,
  ),
  POLITIQUE_DE_SIGNATURE_IMPLICITE: motif(
    INVALIDE,
    POLITIQUE,
    '{signature} ne nomme pas sa politique de signature (SignaturePolicyImplied) ; sont admises : {admises}.',
    EDITEUR,
  ),
  POLITIQUE_DE_SIGNATURE_CONDENSAT: motif(
    INVALIDE,
    POLITIQUE,
    '{signature} nomme la politique de signature « {trouvee} » mais en donne pour condensat {condensat} ; il est attendu {attendu}.',
    EDITEUR,
  ),
  POLITIQUE_DE_SIGNATURE_PERIMEE: motif(
    INVALIDE,
    POLITIQUE,
    '{signature} suit la politique de signature « {trouvee} », qui n’est plus admise après le {date} ; sont admises : {admises}.',
    EDITEUR,
  ),
  POLITIQUE_DE_SIGNATURE_PREMATUREE: motif(
    INVALIDE,
    POLITIQUE,
    '{signature} suit la politique de signature « {trouvee} », qui n’est admise que depuis le {date} ; sont admises : {admises}.',
    EDITEUR,
  ),
  // Coverage.
  BORDEREAU_NON_SIGNE: motif(
    'ERREUR_SIGNATURE_BORDEREAU_INCOMPLETE',
    `arrêté du 27 juin 2007, art. 5 ; ${PES} §2.1`,
    '{bordereau} n’est pas signé, alors que d’autres bordereaux du même fichier le sont.',
    'Signez tous les bordereaux du fichier, puis déposez le nouveau fichier.',
  ),
  SIGNATURE_DU_FICHIER_EN_SUS: motif(
    'ERREUR_PES_SIGNATURE',
    'arrêté du 27 juin 2007, annexe 1, exig. 2-11',
    'Le fichier porte une signature d’ensemble en plus de celles des bordereaux : elle est vérifiée, et tenue pour technique.',
    'Rien à faire si elle est posée par votre opérateur de transmission.',
    'alerte',
  ),
});
