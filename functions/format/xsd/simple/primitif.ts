/** The built-in types that no other describes: their lexical form, their equality, and how to say what they are. */
import type { CodeSchema } from '../../../../schemas/motifs/schema.ts';
import { QNAME } from '../../../xml/characters.ts';
import { Base64 } from './base64.ts';
import * as D from './dates.ts';
import { canoniserDecimal, comparerDecimaux, lireDecimal } from './decimal.ts';

export interface Primitif {
  readonly code: CodeSchema;
  /** What is expected, for the sentences. */
  readonly attendu: string;
  /** Judges a value whose white space is normalised. */
  admet(v: string): boolean;
  /** What the length facets count; null where they do not apply. */
  longueur?(v: string): number;
  /** Same for two forms of one value; absent where enumeration and fixed values are not supported. */
  canonique?(v: string): string;
  /** Absent where bounds are not supported. */
  comparer?(a: string, b: string): number;
  readonly decimal?: boolean;
}

const texte: Pick<Primitif, 'longueur' | 'canonique'> = { longueur: pointsDe, canonique: (v) => v };

/** Length in characters: a pair of surrogates is one. */
function pointsDe(v: string): number {
  let points = v.length;
  for (let i = 0; i < v.length; i++) if ((v.charCodeAt(i) & 0xfc00) === 0xd800) points--;
  return points;
}

const motif = (attendu: string, forme: RegExp): Primitif => ({
  code: 'SCHEMA_VALEUR_INCORRECTE',
  attendu,
  admet: (v) => forme.test(v),
  ...texte,
});
const date = (attendu: string, admet: (v: string) => boolean): Primitif => ({
  code: 'SCHEMA_DATE_INCORRECTE',
  attendu,
  admet,
});
const nombre = (attendu: string, entier: boolean): Primitif => ({
  code: 'SCHEMA_NOMBRE_INCORRECT',
  attendu,
  admet: (v) => lireDecimal(v, entier),
  canonique: canoniserDecimal,
  comparer: comparerDecimaux,
  decimal: true,
});

const PCHAR = "(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})";
const SEGMENT = PCHAR.replace(':@', '@');
const USAGER = PCHAR.replace(':@', ':');
const NOM_HOTE = PCHAR.replace(':@', '');
const AUTORITE = `//(?:${USAGER}*@)?(?:\\[[^\\]]*\\]|${NOM_HOTE}*)(?::[0-9]*)?(?:/${PCHAR}*)*`;
const ABSOLU = `/(?:${PCHAR}+(?:/${PCHAR}*)*)?`;
const RELATIF = `${SEGMENT}+(?:/${PCHAR}*)*`;
const SUITE = `(?:\\?(?:${PCHAR}|[/?])*)?(?:#(?:${PCHAR}|[/?])*)?`;
/** RFC 3986, appendix A. */
const URI = new RegExp(
  `^(?:[A-Za-z][A-Za-z0-9+.\\-]*:(?:${AUTORITE}|${ABSOLU}|${PCHAR}+(?:/${PCHAR}*)*)?|` +
    `(?:${AUTORITE}|${ABSOLU}|${RELATIF})?)${SUITE}$`,
);
/** Characters that XLink §5.4 escapes before the URI is judged. */
const A_ECHAPPER = /[^!#-;=?-[\]_a-z~]/gu;

const base64 = new Base64();
function lireBase64(v: string): Base64 {
  const octets = Buffer.from(v, 'utf8');
  base64.recommencer();
  base64.ajouter(octets, 0, octets.length);
  return base64;
}

export const TEXTE: Primitif = { code: 'SCHEMA_VALEUR_INCORRECTE', attendu: 'un texte', admet: () => true, ...texte };
export const DECIMAL = nombre('un nombre', false);
export const ENTIER = nombre('un nombre entier', true);
export const BASE64: Primitif = {
  code: 'SCHEMA_BASE64_INCORRECT',
  attendu: 'du base64',
  admet: (v) => lireBase64(v).juste,
  longueur: (v) => lireBase64(v).octets,
  canonique: (v) => v.replaceAll(' ', ''),
};
export const BOOLEEN: Primitif = {
  code: 'SCHEMA_VALEUR_INCORRECTE',
  attendu: '0, 1, true ou false',
  admet: (v) => v === '0' || v === '1' || v === 'true' || v === 'false',
  canonique: (v) => (v === '1' || v === 'true' ? '1' : '0'),
};
export const DATE = date('une date AAAA-MM-JJ', D.estDate);
export const DATE_HEURE = date('une date et une heure AAAA-MM-JJThh:mm:ss', D.estDateHeure);
export const HEURE = date('une heure hh:mm:ss', D.estHeure);
export const ANNEE: Primitif = { ...date('une année AAAA', D.estAnnee), comparer: D.comparerAnnees };
export const ANNEE_MOIS = date('un mois AAAA-MM', D.estAnneeMois);
export const MOIS = date('un mois --MM', D.estMois);
export const MOIS_JOUR = date('un jour de l’année --MM-JJ', D.estMoisJour);
export const JOUR = date('un jour du mois ---JJ', D.estJour);
export const DUREE = date('une durée PnYnMnDTnHnMnS', D.estDuree);
const NOMBRE_REEL = /^(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN)$/;
export const REEL: Primitif = {
  code: 'SCHEMA_NOMBRE_INCORRECT',
  attendu: 'un nombre',
  admet: (v) => NOMBRE_REEL.test(v),
};
export const HEXADECIMAL: Primitif = {
  ...motif('des chiffres hexadécimaux, par deux', /^(?:[0-9A-Fa-f]{2})*$/),
  longueur: (v) => v.length / 2,
  canonique: (v) => v.toUpperCase(),
};
export const ADRESSE: Primitif = {
  ...motif('une adresse (URI)', URI),
  admet: (v) => URI.test(v.replace(A_ECHAPPER, '_')),
};
export const LANGUE = motif('une langue', /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/);
export const JETON_NOM = motif('un mot, sans espace', /^[\p{L}\p{Nl}\p{Nd}\p{Mc}\p{Me}\p{Mn}:_.\-·]+$/u);
const nomQualifie = (v: string): RegExpExecArray | null => QNAME.exec(v);
export const NOM: Primitif = { ...motif('un nom', QNAME), admet: (v) => nomQualifie(v.replaceAll(':', '_')) !== null };
/** Its prefix is looked up by who knows the declarations in scope. */
export const NOM_QUALIFIE: Primitif = {
  code: 'SCHEMA_VALEUR_INCORRECTE',
  attendu: 'un nom, dont le préfixe est déclaré',
  admet: (v) => nomQualifie(v) !== null,
};
export const NOM_SIMPLE: Primitif = {
  ...motif('un nom qui ne commence pas par un chiffre', QNAME),
  admet: (v) => !v.includes(':') && nomQualifie(v) !== null,
};
