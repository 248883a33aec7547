/** A small XML writer: ISO-8859-1, as Hélios itself answers; whatever else is written as numeric references. Pure. */

export interface Element {
  readonly nom: string;
  readonly attributs: Readonly<Record<string, string>>;
  readonly enfants: readonly Element[];
  readonly texte: string;
}

export const element = (
  nom: string,
  attributs: Readonly<Record<string, string>> = {},
  enfants: readonly Element[] = [],
): Element => ({
  nom,
  attributs,
  enfants,
  texte: '',
});

export const elementTexte = (
  nom: string,
  texte: string,
  attributs: Readonly<Record<string, string>> = {},
): Element => ({
  nom,
  attributs,
  enfants: [],
  texte,
});

/** PES style: an empty element whose value is its attribute V. */
export const valeur = (nom: string, v: string): Element => element(nom, { V: v });

/** XML 1.0 §2.2, production Char: all the rest (controls, lone surrogates, FFFE, FFFF) cannot be written at all. */
const INTERDIT = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
/** The five of markup, white space that a parser would normalise (§3.3.3), and what ISO-8859-1 has no byte for. */
const A_REFERENCER = /[&<>"'\t\n\r\u{7f}-\u{9f}\u{100}-\u{10ffff}]/gu;

export const sansInterdits = (texte: string): string => texte.replace(INTERDIT, '');

const echapper = (texte: string): string =>
  sansInterdits(texte).replace(A_REFERENCER, (point) => `&#${point.codePointAt(0)};`);

function ecrire({ nom, attributs, enfants, texte }: Element, retrait: string): string {
  const ouvrante = Object.entries(attributs).reduce(
    (tag, [cle, v]) => `${tag} ${cle}="${echapper(v)}"`,
    `${retrait}<${nom}`,
  );
  if (texte !== '') return `${ouvrante}>${echapper(texte)}</${nom}>\n`;
  if (enfants.length === 0) return `${ouvrante}/>\n`;
  return `${ouvrante}>\n${enfants.map((enfant) => ecrire(enfant, `${retrait}  `)).join('')}${retrait}</${nom}>\n`;
}

/** The bytes of a document. Names of elements and attributes are ours, ASCII; values are any text. */
export const document = (racine: Element): Uint8Array =>
  Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>\n${ecrire(racine, '')}`, 'latin1');
