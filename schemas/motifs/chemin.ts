/** Motifs of a certificate path. `{certificat}` is the holder's name, `{instant}` the instant at which it is judged. */
import { type Motif, motifs } from './motif.ts';

const RENOUVELER = 'Demandez un certificat en cours de validité à votre autorité de certification.';
const AUTORITE =
  'Demandez à votre autorité de certification un certificat émis sous une autorité admise, ou transmettez cette réponse à votre éditeur.';
const SIGNATURE = 'Signez avec un certificat de signature électronique.';
const RESIGNER =
  'Signez de nouveau avec un certificat en cours de validité, et déposez le fichier avant que ce certificat expire.';
const MAL_FORME =
  'Transmettez cette réponse à votre autorité de certification : elle seule peut refaire le certificat.';

const motif = (source: string, phrase: string, remede: string): Motif => ({
  niveau: 'flux',
  gravite: 'rejet',
  numAnoAck: 'ERREUR_CERTIFICAT',
  source,
  phrase,
  remede,
});

export const MOTIFS_CHEMIN = motifs({
  // What was given.
  CHEMIN_CERTIFICAT_ILLISIBLE: motif(
    'RFC 5280 §4.1 ; X.690 §10-11 (DER)',
    'Le certificat « {certificat} » est illisible ou mal codé : {detail}.',
    MAL_FORME,
  ),
  CHEMIN_EXTENSION_EN_DOUBLE: motif(
    'RFC 5280 §4.2',
    'Le certificat « {certificat} » porte deux fois l’extension {extension}.',
    MAL_FORME,
  ),
  CHEMIN_HORS_BORNES: motif(
    'Limites de vérification des certificats',
    'La chaîne de certification de « {certificat} » n’a pas été vérifiée jusqu’au bout : {detail}.',
    'Ne joignez à la signature que les certificats de votre chaîne de certification.',
  ),
  CHEMIN_SANS_ANCRE: motif(
    'RFC 5280 §6.1',
    'Le certificat de {certificat} ne remonte à aucune autorité de confiance : le certificat de son émetteur, {emetteur}, manque ou n’est pas admis.',
    AUTORITE,
  ),
  // Each certificate (RFC 5280 §6.1.3).
  CHEMIN_SIGNATURE_FAUSSE: motif(
    'RFC 5280 §6.1.3 (a)(1)',
    'Le certificat de {certificat} n’a pas été signé par {emetteur}, dont il se réclame.',
    AUTORITE,
  ),
  CHEMIN_ALGORITHME_NON_ADMIS: motif(
    'RFC 5280 §4.1.1.2 ; RGS annexe B1',
    'Le certificat de {certificat} est signé avec un algorithme non admis ({algorithme}).',
    AUTORITE,
  ),
  CHEMIN_CLE_FAIBLE: motif(
    'RFC 5280 §4.1.2.7 ; RGS annexe B1',
    'La clé publique du certificat de {certificat} n’est pas admise ({cle}).',
    AUTORITE,
  ),
  CHEMIN_CERTIFICAT_EXPIRE: motif(
    'RFC 5280 §6.1.3 (a)(2)',
    'Le certificat de {certificat} a expiré le {finLe} : il n’était plus valable le {instant}.',
    RENOUVELER,
  ),
  CHEMIN_CERTIFICAT_PAS_ENCORE_VALIDE: motif(
    'RFC 5280 §6.1.3 (a)(2)',
    'Le certificat de {certificat} n’est valable que depuis le {debutLe} : il ne l’était pas encore le {instant}.',
    RENOUVELER,
  ),
  CHEMIN_NOM_INTERDIT: motif(
    'RFC 5280 §4.2.1.10 et §6.1.3 (b) et (c)',
    'Le certificat de {certificat} porte un nom (« {nom} ») que {autorite} n’a pas le droit de certifier.',
    AUTORITE,
  ),
  CHEMIN_CONTRAINTE_NON_GEREE: motif(
    'RFC 5280 §4.2.1.10',
    'Le certificat de {certificat} n’a pas pu être vérifié : {autorite} limite des noms d’une forme que Passerelle ne sait pas comparer.',
    AUTORITE,
  ),
  CHEMIN_POLITIQUE_ABSENTE: motif(
    'RFC 5280 §6.1.3 (f) et §6.1.5 (g)',
    'Le certificat de {certificat} ne relève d’aucune politique de certification exigée.',
    AUTORITE,
  ),
  CHEMIN_EXTENSION_CRITIQUE_INCONNUE: motif(
    'RFC 5280 §4.2 et §6.1.4 (o)',
    'Le certificat de {certificat} porte une extension critique que Passerelle ne connaît pas ({extension}).',
    AUTORITE,
  ),
  // Each authority (RFC 5280 §6.1.4).
  CHEMIN_POLITIQUE_MAL_TRANSPOSEE: motif(
    'RFC 5280 §6.1.4 (a)',
    'Le certificat de {certificat} transpose la politique « anyPolicy », ce qui est interdit.',
    AUTORITE,
  ),
  CHEMIN_PAS_UNE_AUTORITE: motif(
    'RFC 5280 §6.1.4 (k)',
    'Le certificat de {certificat} n’est pas celui d’une autorité de certification : il ne peut pas en émettre d’autres.',
    AUTORITE,
  ),
  CHEMIN_TROP_LONG: motif(
    'RFC 5280 §6.1.4 (l) et (m)',
    'Le certificat de {certificat} est d’une autorité de trop : le nombre d’autorités permis sous celles qui la précèdent est dépassé.',
    AUTORITE,
  ),
  CHEMIN_USAGE_DE_CLE: motif(
    'RFC 5280 §6.1.4 (n)',
    'La clé du certificat de {certificat} n’est pas destinée à signer des certificats.',
    AUTORITE,
  ),
  // What the judged certificate is for.
  CHEMIN_USAGE_DU_SIGNATAIRE: motif(
    'RFC 5280 §4.2.1.3',
    'Le certificat de {certificat} n’est pas fait pour cet usage : sa clé n’y est pas destinée ({usages}).',
    SIGNATURE,
  ),
  CHEMIN_USAGE_ETENDU: motif(
    'RFC 5280 §4.2.1.12',
    'Le certificat de {certificat} est réservé à d’autres usages ({usages}).',
    SIGNATURE,
  ),
  // Revocation (RFC 5280 §6.3, RFC 6960).
  CHEMIN_CERTIFICAT_REVOQUE: motif(
    'RFC 5280 §6.3.3 ; RFC 6960 §2.2',
    'Le certificat de {certificat} a été révoqué le {revoqueLe} ({raison}).',
    RENOUVELER,
  ),
  CHEMIN_REVOCATION_INDETERMINEE: motif(
    'RFC 5280 §6.3.3 ; RFC 6960 §3.2',
    'On ne sait pas si le certificat de {certificat} était révoqué le {instant} : {detail}.',
    'Rien à faire de votre côté si votre autorité publie ses listes de révocation ou répond en OCSP ; sinon, signalez-le-lui.',
  ),
  CHEMIN_EXPIRE_INDETERMINE: motif(
    'RFC 5280 §3.3 et §6.3.3',
    'Le certificat de {certificat} a expiré le {finLe}, avant la réception du fichier, et rien ne dit encore s’il avait été révoqué d’ici là : il faudrait une liste de révocation de {emetteur} en cours à cette date.',
    RESIGNER,
  ),
  CHEMIN_EXPIRE_SANS_PREUVE: motif(
    'RFC 5280 §3.3 et §6.3.3',
    'Le certificat de {certificat} a expiré le {finLe}, avant la réception du fichier, et les listes de révocation de {emetteur}, toutes postérieures, n’en disent plus rien.',
    RESIGNER,
  ),
});
export type CodeChemin = keyof typeof MOTIFS_CHEMIN;
