/** What departs from the XML Schema of the flux, construct by construct (functions/format/xsd/). */
import { type Motif, motifs } from './motif.ts';

type Entree = Pick<Motif, 'phrase' | 'source'> & Partial<Pick<Motif, 'remede' | 'numAnoAck'>>;

const EDITEUR = 'Signalez l’anomalie à l’éditeur du progiciel financier : le fichier ne suit pas le schéma du PES.';
const CORRIGER =
  'Corrigez cette donnée dans le progiciel financier, puis produisez, signez et déposez à nouveau le flux.';

/** The file's form: only the publisher of the software can mend it. */
const forme = (entree: Entree): Motif => ({
  niveau: 'flux',
  gravite: 'rejet',
  numAnoAck: 'ERREUR_AUTRE',
  remede: EDITEUR,
  ...entree,
});
/** A value that someone has entered. */
const valeur = (entree: Entree): Motif => forme({ remede: CORRIGER, ...entree });

const STRUCTURES = 'XML Schema 1.0, Structures';
const TYPES = 'XML Schema 1.0, Datatypes';
const LIMITES = 'Limites de Passerelle (docs/limites.md)';

const ELEMENTS = motifs({
  SCHEMA_RACINE_INCONNUE: forme({
    phrase: 'La racine {element}, dans l’espace de noms « {espace} », n’est pas celle d’un flux connu.',
    remede: 'Déposez un fichier produit par le progiciel financier au format PES.',
    source: `${STRUCTURES} §3.3.4, cvc-elt.1`,
  }),
  SCHEMA_ELEMENT_MANQUANT: forme({
    phrase: 'Dans {parent}, l’élément {manquant} manque : il doit venir avant {element}.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.2.4`,
    numAnoAck: 'ERREUR_SCHEMA_INCOMPLET',
  }),
  SCHEMA_FIN_PREMATUREE: forme({
    phrase: '{element} se termine sans {manquant}, pourtant obligatoire.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.2.4`,
    numAnoAck: 'ERREUR_SCHEMA_INCOMPLET',
  }),
  SCHEMA_ELEMENT_INATTENDU: forme({
    phrase: 'L’élément {element} n’existe pas dans {parent}. Attendu à cet endroit : {attendu}.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.2.4`,
  }),
  SCHEMA_ELEMENT_DEPLACE: forme({
    phrase: 'Dans {parent}, l’élément {element} n’est pas à sa place : il vient après {precedent}.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.2.4`,
  }),
  SCHEMA_ELEMENT_REPETE: forme({
    phrase: 'Dans {parent}, l’élément {element} est donné plus de fois qu’il n’est permis.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.2.4`,
  }),
  SCHEMA_ESPACE_DE_NOMS: forme({
    phrase:
      'L’élément {element} est dans l’espace de noms « {espace} » ; dans {parent} il est attendu dans « {attendu} ».',
    remede: 'Vérifiez les déclarations xmlns du fichier avec l’éditeur du progiciel financier.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.2.4`,
  }),
  SCHEMA_CONTENU_INTERDIT: forme({
    phrase: '{parent} ne peut contenir que du texte : l’élément {element} n’y a pas sa place.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.2.2`,
  }),
  SCHEMA_TEXTE_INTERDIT: forme({
    phrase: '{element} ne peut contenir de texte.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.2.1 et 2.3`,
  }),
  SCHEMA_TYPE_REFUSE: forme({
    phrase: 'Le type « {valeur} » (xsi:type) n’est pas admis pour {element}.',
    source: `${STRUCTURES} §3.3.4, cvc-elt.4`,
  }),
  SCHEMA_TYPE_ABSTRAIT: forme({
    phrase: '{element} est d’un type abstrait : il doit dire lequel de ses types dérivés il suit (xsi:type).',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.1`,
  }),
  SCHEMA_NIL_REFUSE: forme({
    phrase: '{element} ne peut pas porter xsi:nil.',
    source: `${STRUCTURES} §3.3.4, cvc-elt.3`,
  }),
});

const ATTRIBUTS = motifs({
  SCHEMA_ATTRIBUT_MANQUANT: forme({
    phrase: 'L’attribut {attribut} de {element} manque.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.4`,
    numAnoAck: 'ERREUR_SCHEMA_INCOMPLET',
  }),
  SCHEMA_ATTRIBUT_INCONNU: forme({
    phrase: 'L’attribut {attribut} n’existe pas sur {element}.',
    source: `${STRUCTURES} §3.4.4, cvc-complex-type.3`,
  }),
});

const VALEURS = motifs({
  SCHEMA_VALEUR_TROP_LONGUE: valeur({
    phrase: 'La valeur « {valeur} » de {element} est trop longue. Attendu : {attendu}.',
    source: `${TYPES} §4.3.3, maxLength`,
  }),
  SCHEMA_VALEUR_TROP_COURTE: valeur({
    phrase: 'La valeur « {valeur} » de {element} est trop courte. Attendu : {attendu}.',
    source: `${TYPES} §4.3.2, minLength`,
  }),
  SCHEMA_CODE_INCONNU: valeur({
    phrase: 'Le code « {valeur} » de {element} n’est pas dans la liste. Attendu : {attendu}.',
    source: `${TYPES} §4.3.5, enumeration`,
    numAnoAck: 'ERREUR_CODIFICATION',
  }),
  SCHEMA_FORME_INCORRECTE: valeur({
    phrase: 'La valeur « {valeur} » de {element} n’a pas la forme voulue. Attendu : {attendu}.',
    source: `${TYPES} §4.3.4, pattern`,
  }),
  SCHEMA_NOMBRE_INCORRECT: valeur({
    phrase: 'La valeur « {valeur} » de {element} n’est pas un nombre admis. Attendu : {attendu}.',
    source: `${TYPES} §3.2.3, decimal`,
  }),
  SCHEMA_TROP_DE_CHIFFRES: valeur({
    phrase: 'Le nombre « {valeur} » de {element} a trop de chiffres. Attendu : {attendu}.',
    source: `${TYPES} §4.3.11, totalDigits, et §4.3.12, fractionDigits`,
  }),
  SCHEMA_HORS_BORNES: valeur({
    phrase: 'La valeur « {valeur} » de {element} est hors des bornes. Attendu : {attendu}.',
    source: `${TYPES} §4.3.7 à §4.3.10`,
  }),
  SCHEMA_DATE_INCORRECTE: valeur({
    phrase: 'La valeur « {valeur} » de {element} n’est pas une date admise. Attendu : {attendu}.',
    source: `${TYPES} §3.2.7 à §3.2.14`,
  }),
  SCHEMA_VALEUR_INCORRECTE: valeur({
    phrase: 'La valeur « {valeur} » de {element} est incorrecte. Attendu : {attendu}.',
    source: `${STRUCTURES} §3.14.4, cvc-simple-type`,
  }),
  SCHEMA_VALEUR_IMPOSEE: valeur({
    phrase: 'La valeur « {valeur} » de {element} n’est pas celle que le schéma impose : {attendu}.',
    source: `${STRUCTURES} §3.2.4, cvc-au, et §3.3.4, cvc-elt.5`,
  }),
  SCHEMA_BASE64_INCORRECT: forme({
    phrase: 'Le contenu de {element} n’est pas codé en base64.',
    source: `${TYPES} §3.2.16, base64Binary`,
  }),
  SCHEMA_TEXTE_TROP_LONG: forme({
    phrase: 'Le texte de {element} dépasse {maximum} octets.',
    source: LIMITES,
  }),
  SCHEMA_ID_EN_DOUBLE: forme({
    phrase: 'L’identifiant « {valeur} » est donné deux fois dans le fichier.',
    source: `${TYPES} §3.3.8, ID`,
  }),
  SCHEMA_LIMITE_IDENTIFIANTS: forme({
    phrase: 'Le fichier compte plus de {maximum} identifiants (attributs Id).',
    remede: 'Répartissez les bordereaux en plusieurs flux.',
    source: LIMITES,
  }),
});

export const MOTIFS_SCHEMA = { ...ELEMENTS, ...ATTRIBUTS, ...VALEURS };
export type CodeSchema = keyof typeof MOTIFS_SCHEMA;
