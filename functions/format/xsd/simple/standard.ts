/** The built-in types of XML Schema (Datatypes §3): those that this engine knows, by name. */
import { cle, XSD } from '../lecture/noeud.ts';
import { type Borne, type Facettes, SANS_FACETTE } from './facettes.ts';
import * as P from './primitif.ts';
import { type Blancs, TypeAtomique, TypeListe, type TypeSimple } from './type-simple.ts';

export const N_IMPORTE_QUEL_TYPE_SIMPLE: TypeSimple = new TypeAtomique(null, P.TEXTE, 'preserve', SANS_FACETTE);

const primitif = (p: P.Primitif): TypeAtomique =>
  new TypeAtomique(N_IMPORTE_QUEL_TYPE_SIMPLE, p, 'collapse', SANS_FACETTE);
const texte = (base: TypeSimple, p: P.Primitif, blancs: Blancs, identifie = false): TypeAtomique =>
  new TypeAtomique(base, p, blancs, SANS_FACETTE, identifie);

const borne = (sens: Borne['sens'], valeur: string): Borne => ({ sens, valeur, comprise: true });
const minimum = (valeur: string): Borne => borne('minimum', valeur);
const maximum = (valeur: string): Borne => borne('maximum', valeur);

function entier(base: TypeAtomique, ...bornes: readonly Borne[]): TypeAtomique {
  const facettes: Facettes = { ...SANS_FACETTE, decimales: 0, bornes };
  return new TypeAtomique(base, P.ENTIER, 'collapse', facettes);
}

const string = texte(N_IMPORTE_QUEL_TYPE_SIMPLE, P.TEXTE, 'preserve');
const normalizedString = texte(string, P.TEXTE, 'replace');
const token = texte(normalizedString, P.TEXTE, 'collapse');
const name = texte(token, P.NOM, 'collapse');
const ncName = texte(name, P.NOM_SIMPLE, 'collapse');
const nmToken = texte(token, P.JETON_NOM, 'collapse');
/** That its ID is in the file is not asked: neither does libxml2. */
const idRef = texte(ncName, P.NOM_SIMPLE, 'collapse');
const decimal = primitif(P.DECIMAL);
const integer = entier(decimal);
const nonPositive = entier(integer, maximum('0'));
const nonNegative = entier(integer, minimum('0'));
const long = entier(integer, minimum('-9223372036854775808'), maximum('9223372036854775807'));
const int = entier(long, minimum('-2147483648'), maximum('2147483647'));
const short = entier(int, minimum('-32768'), maximum('32767'));
const unsignedLong = entier(nonNegative, minimum('0'), maximum('18446744073709551615'));
const unsignedInt = entier(unsignedLong, minimum('0'), maximum('4294967295'));
const unsignedShort = entier(unsignedInt, minimum('0'), maximum('65535'));

const STANDARD: Readonly<Record<string, TypeSimple>> = {
  anySimpleType: N_IMPORTE_QUEL_TYPE_SIMPLE,
  string,
  normalizedString,
  token,
  language: texte(token, P.LANGUE, 'collapse'),
  NMTOKEN: nmToken,
  NMTOKENS: new TypeListe(nmToken, 1),
  Name: name,
  NCName: ncName,
  ID: texte(ncName, P.NOM_SIMPLE, 'collapse', true),
  IDREF: idRef,
  IDREFS: new TypeListe(idRef, 1),
  boolean: primitif(P.BOOLEEN),
  decimal,
  integer,
  nonPositiveInteger: nonPositive,
  negativeInteger: entier(nonPositive, maximum('-1')),
  nonNegativeInteger: nonNegative,
  positiveInteger: entier(nonNegative, minimum('1')),
  long,
  int,
  short,
  byte: entier(short, minimum('-128'), maximum('127')),
  unsignedLong,
  unsignedInt,
  unsignedShort,
  unsignedByte: entier(unsignedShort, minimum('0'), maximum('255')),
  float: primitif(P.REEL),
  double: primitif(P.REEL),
  date: primitif(P.DATE),
  dateTime: primitif(P.DATE_HEURE),
  time: primitif(P.HEURE),
  gYear: primitif(P.ANNEE),
  gYearMonth: primitif(P.ANNEE_MOIS),
  gMonth: primitif(P.MOIS),
  gMonthDay: primitif(P.MOIS_JOUR),
  gDay: primitif(P.JOUR),
  duration: primitif(P.DUREE),
  QName: primitif(P.NOM_QUALIFIE),
  base64Binary: primitif(P.BASE64),
  hexBinary: primitif(P.HEXADECIMAL),
  anyURI: primitif(P.ADRESSE),
};

/** All of them, by expanded name. */
export const typesStandard = (): readonly (readonly [string, TypeSimple])[] =>
  Object.entries(STANDARD).map(([nom, type]) => [cle(XSD, nom), type]);

/** Null for a type that this engine does not have: ENTITY, ENTITIES and NOTATION name what only a DTD or a schema declares. */
export const typeStandard = (nom: string): TypeSimple | null => STANDARD[nom] ?? null;
