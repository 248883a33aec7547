/** What a pièce justificative of a PES flux does not hold to: it is rejected alone (Class_PJ.xsd). */
import { type Motif, motifs } from './motif.ts';

type Entree = Pick<Motif, 'phrase' | 'remede' | 'source'> & Partial<Pick<Motif, 'numAnoAck'>>;
const pj = (entree: Entree): Motif => ({ niveau: 'pj', gravite: 'rejet', numAnoAck: 'ERREUR_PJ', ...entree });

const EDITEUR = 'Signalez l’anomalie à l’éditeur du progiciel financier : le fichier ne suit pas le schéma PES v2.';
const JOINDRE = 'Joignez à nouveau cette pièce dans le progiciel financier et transmettez-la dans un nouveau flux.';

export const MOTIFS_PJ = motifs({
  PJ_VERSION_INCORRECTE: pj({
    phrase: 'La version du bloc des pièces justificatives (IdVer) est « {valeur} ». Attendu : 1.',
    remede: EDITEUR,
    source: 'PES v2 v5.12, Class_PJ.xsd, IdVer : « rejet PJ »',
    numAnoAck: 'ERREUR_VERSION_PJ',
  }),
  PJ_INCOMPLETE: pj({
    phrase: 'La pièce justificative est incomplète : {element} est « {valeur} ». Attendu : {attendu}.',
    remede: JOINDRE,
    source: 'PES v2 v5.12, Class_PJ.xsd, TPES_PJ',
  }),
  PJ_VIDE: pj({
    phrase: 'Le fichier de la pièce justificative {nom} est vide.',
    remede: JOINDRE,
    source: 'PES v2 v5.12, Class_PJ.xsd, Fichier : « rejet de la PJ »',
  }),
  PJ_BASE64_INCORRECT: pj({
    phrase: 'Le contenu de la pièce justificative {nom} n’est pas du base64 : {detail}.',
    remede: JOINDRE,
    source: 'XML Schema 1.0, partie 2, §3.2.16 (base64Binary) ; Class_PJ.xsd, Fichier',
  }),
  PJ_NON_COMPRESSEE: pj({
    phrase: 'Le contenu de la pièce justificative {nom} n’est pas compressé avec gzip.',
    remede: JOINDRE,
    source: 'PES v2 v5.12, Class_PJ.xsd, Contenu ; RFC 1952 §2.3.1',
  }),
  PJ_ILLISIBLE: pj({
    phrase: 'Le fichier de la pièce justificative {nom} est illisible : {detail}.',
    remede: JOINDRE,
    source: 'PES v2 v5.12, Class_PJ.xsd, Fichier (« lisible ») ; RFC 1951 et RFC 1952',
  }),
  PJ_TROP_VOLUMINEUSE: pj({
    phrase:
      'La pièce justificative {nom} n’a pas été ouverte en entier : décompressée, elle dépasse {maximum} octets, ou ce que sa taille compressée laisse attendre, ou avec les autres ce qu’un flux peut contenir.',
    remede: 'Joignez un fichier moins volumineux, ou répartissez les pièces justificatives en plusieurs flux.',
    source: 'Limites de Passerelle (docs/limites.md)',
  }),
  PJ_NOM_INCORRECT: pj({
    phrase: 'Le nom « {valeur} » de la pièce justificative est incorrect. Attendu : {attendu}.',
    remede:
      'Renommez le fichier avec une extension de 2 à 4 caractères (par exemple .pdf), puis transmettez-le dans un nouveau flux.',
    source: 'PES v2 v5.12, Class_PJ.xsd, NomPJ : rejet par le Guichet XML',
  }),
  PJ_EN_DOUBLE: pj({
    phrase: 'L’identifiant {valeur} est porté par deux pièces justificatives du flux.',
    remede: 'Donnez à chaque pièce justificative un identifiant qui n’a jamais servi, puis transmettez-la à nouveau.',
    source: 'PES v2 v5.12, Class_PJ.xsd, IdUnique : rejet de la PJ',
    numAnoAck: 'ERREUR_DOUBLON_PJ',
  }),
  PJ_REFERENCE_COMPTABLE_INCORRECTE: pj({
    phrase:
      'La référence comptable de la pièce justificative est incorrecte : {element} est « {valeur} ». Attendu : {attendu}.',
    remede: JOINDRE,
    source: 'PES v2 v5.12, Class_PJ.xsd, TPES_RefCompta : « rejet de la PJ »',
  }),
});
