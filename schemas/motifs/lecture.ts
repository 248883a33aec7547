/** What the XML reader finds: the file cannot be read further, so the whole flux is rejected. */
import { type Motif, motifs } from './motif.ts';

type Entree = Pick<Motif, 'phrase' | 'remede' | 'source'> & Partial<Pick<Motif, 'numAnoAck'>>;
const illisible = (entree: Entree): Motif => ({
  niveau: 'flux',
  gravite: 'rejet',
  numAnoAck: 'ERREUR_AUTRE',
  ...entree,
});

const REFAIRE = 'Faites produire à nouveau le fichier par le progiciel financier, puis déposez-le sans le modifier.';
const CORRIGER =
  'Corrigez le fichier à cet endroit, ou signalez l’anomalie à l’éditeur du progiciel, puis signez et déposez à nouveau.';
const XML = 'XML 1.0, 5e édition';
const NOMS = 'Namespaces in XML 1.0';
const PASSERELLE = 'Limites de Passerelle (docs/limites.md)';

export const MOTIFS_LECTURE = motifs({
  FICHIER_VIDE: illisible({
    phrase: 'Le fichier est vide (0 octet).',
    remede: 'Vérifiez l’export du progiciel financier, puis déposez le fichier complet.',
    source: 'PES v2, ERREUR_FLUX_VIDE',
    numAnoAck: 'ERREUR_FLUX_VIDE',
  }),
  FICHIER_TROP_GROS: illisible({
    phrase: 'Le fichier dépasse la taille admise de {maximum} octets.',
    remede: 'Répartissez les bordereaux ou les pièces justificatives en plusieurs flux.',
    source: 'Arrêté du 27 juin 2007, annexe 1, exigence 2-3',
  }),
  FICHIER_NON_XML: illisible({
    phrase: 'Le fichier n’est pas un document XML : son début est celui d’un fichier de type {type}.',
    remede: 'Déposez le fichier PES lui-même (XML), ni compressé ni converti.',
    source: `${XML} §2.1`,
  }),
  ENCODAGE_NON_ADMIS: illisible({
    phrase: 'L’encodage {encodage} n’est pas admis.',
    remede: 'Produisez le fichier en ISO-8859-1 (l’usage du PES) ou en UTF-8.',
    source: 'PES v2, ERREUR_ENCODING',
    numAnoAck: 'ERREUR_ENCODING',
  }),
  ENCODAGE_CONTRADICTOIRE: illisible({
    phrase: 'Le fichier commence par la marque d’ordre des octets d’UTF-8 mais déclare l’encodage {encodage}.',
    remede: 'Déclarez l’encodage réel du fichier dans sa première ligne.',
    source: `${XML} §4.3.3`,
    numAnoAck: 'ERREUR_ENCODING',
  }),
  OCTETS_HORS_ENCODAGE: illisible({
    phrase: 'Des octets ne forment pas un caractère UTF-8, alors que le fichier est déclaré en UTF-8.',
    remede: 'Déclarez l’encodage réel du fichier (souvent ISO-8859-1) ou convertissez-le, avant de signer.',
    source: 'RFC 3629 §3',
    numAnoAck: 'ERREUR_ENCODING',
  }),
  DECLARATION_XML_INCORRECTE: illisible({
    phrase: 'La déclaration XML en tête du fichier est incorrecte.',
    remede: 'La première ligne doit être de la forme <?xml version="1.0" encoding="ISO-8859-1"?>.',
    source: `${XML} §2.8`,
  }),
  DOCTYPE_INTERDIT: illisible({
    phrase: 'Le fichier contient une déclaration de type de document (DOCTYPE), interdite.',
    remede: 'Retirez la déclaration DOCTYPE et toute entité, puis signez et déposez à nouveau.',
    source: 'Règle de sécurité de Passerelle : ni DTD ni entité',
  }),
  FICHIER_TRONQUE: illisible({
    phrase: 'Le fichier s’interrompt avant sa fin : {manque}.',
    remede: `La copie ou le transfert a sans doute été coupé. ${REFAIRE}`,
    source: `${XML} §2.1`,
  }),
  CONTENU_HORS_RACINE: illisible({
    phrase: 'Du contenu se trouve en dehors de l’élément racine.',
    remede: CORRIGER,
    source: `${XML} §2.1`,
  }),
  BALISE_MAL_FORMEE: illisible({ phrase: 'Balise mal formée : {detail}.', remede: CORRIGER, source: `${XML} §3.1` }),
  BALISE_FERMANTE_INATTENDUE: illisible({
    phrase: 'La balise fermante ne correspond pas : </{attendue}> était attendue.',
    remede: CORRIGER,
    source: `${XML} §3, Element Type Match`,
  }),
  ATTRIBUT_REPETE: illisible({
    phrase: 'L’attribut {attribut} est donné deux fois dans la même balise.',
    remede: CORRIGER,
    source: `${XML} §3.1, Unique Att Spec`,
  }),
  PREFIXE_NON_DECLARE: illisible({
    phrase: 'Le préfixe {prefixe} n’est lié à aucun espace de noms.',
    remede: CORRIGER,
    source: `${NOMS} §5`,
  }),
  ESPACE_DE_NOMS_INCORRECT: illisible({
    phrase: 'Déclaration d’espace de noms incorrecte : {detail}.',
    remede: CORRIGER,
    source: `${NOMS} §3`,
  }),
  CARACTERE_INTERDIT: illisible({
    phrase: 'Caractère interdit en XML (code {code}).',
    remede: 'Supprimez ce caractère de contrôle des données saisies, puis produisez et signez à nouveau le flux.',
    source: `${XML} §2.2`,
  }),
  REFERENCE_INCORRECTE: illisible({
    phrase: 'Référence incorrecte ou entité inconnue : {reference}.',
    remede: 'Seules sont admises &lt; &gt; &amp; &quot; &apos; et les références numériques de caractères.',
    source: `${XML} §4.1`,
  }),
  MARQUAGE_INCORRECT: illisible({
    phrase: 'Marquage incorrect : {detail}.',
    remede: CORRIGER,
    source: `${XML} §2.4 à §2.7`,
  }),
  LIMITE_PROFONDEUR: illisible({
    phrase: 'Les éléments sont imbriqués sur plus de {maximum} niveaux.',
    remede: 'Un flux PES compte une douzaine de niveaux : vérifiez le fichier produit par le progiciel.',
    source: PASSERELLE,
  }),
  LIMITE_ATTRIBUTS: illisible({
    phrase: 'Une balise porte plus de {maximum} attributs.',
    remede: REFAIRE,
    source: PASSERELLE,
  }),
  LIMITE_NOMS: illisible({
    phrase: 'Le fichier emploie trop de noms différents, ou un nom trop long (au plus {maximum} noms).',
    remede: REFAIRE,
    source: PASSERELLE,
  }),
  LIMITE_ESPACES_DE_NOMS: illisible({
    phrase: 'Le fichier déclare trop d’espaces de noms, ou l’un d’eux est trop long (au plus {maximum}).',
    remede: REFAIRE,
    source: PASSERELLE,
  }),
  LIMITE_JETON: illisible({
    phrase: 'Une balise, un commentaire ou une instruction dépasse {maximum} octets.',
    remede: REFAIRE,
    source: PASSERELLE,
  }),
});
