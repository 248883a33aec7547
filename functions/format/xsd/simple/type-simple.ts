/** A simple type: says whether a value is one of its own and, when it is not, why. Nothing is kept between values. */
import type { CodeSchema } from '../../../../schemas/motifs/schema.ts';
import { Expression } from '../expression/expression.ts';
import { lu } from './decimal.ts';
import { attenduDe, type Facettes, respecte } from './facettes.ts';
import { BASE64, NOM_QUALIFIE, type Primitif, TEXTE } from './primitif.ts';

/** Datatypes §4.3.6. */
export type Blancs = 'preserve' | 'replace' | 'collapse';

export interface Refus {
  readonly code: CodeSchema;
  readonly attendu: string;
}

export interface TypeSimple {
  /** The type that this one restricts; null for xs:anySimpleType. */
  readonly base: TypeSimple | null;
  /** It is xs:ID or comes from it. */
  readonly identifie: boolean;
  readonly attendu: string;
  /** Null where the value, as it stands in the file, is valid. */
  juger(valeur: string): Refus | null;
  /** The same for all forms of one value; null where this is not supported. */
  canonique(valeur: string): string | null;
  /** What of its text needs to be known: nothing, its base64, or all of it. */
  readonly lecture: 'rien' | 'base64' | 'valeur';
}

const A_REMPLACER = /[\t\n\r]/g;
const ESPACE = 32;

/** Collapsing would change `v`. A loop: nearly every value is collapsed, and nearly none changes. */
function estAPlier(v: string): boolean {
  let avant = ESPACE;
  for (let i = 0; i < v.length; i++) {
    const c = v.charCodeAt(i);
    if (c <= ESPACE && (c === 9 || c === 10 || c === 13 || (c === ESPACE && avant === ESPACE))) return true;
    avant = c;
  }
  return avant === ESPACE && v !== '';
}

export function normaliser(v: string, blancs: Blancs): string {
  if (blancs === 'preserve') return v;
  if (blancs === 'replace') return v.replace(A_REMPLACER, ' ');
  return estAPlier(v) ? v.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '') : v;
}

/** The patterns of the successive restrictions, those without alternative as one: the value is read once. */
function reunir(motifs: Facettes['motifs']): Facettes['motifs'] {
  const seuls = motifs.filter(({ length }) => length === 1).flat();
  if (seuls.length < 2) return motifs;
  const autres = motifs.filter(({ length }) => length > 1);
  return [[new Expression(...seuls.map(({ source }) => source))], ...autres];
}

/** A loop, here and below: a closure for each value was a third of all that a verification allocates. */
function unAccepte(choix: readonly Expression[], v: string): boolean {
  for (const motif of choix) if (motif.accepte(v)) return true;
  return false;
}

function unAccepteOctets(choix: readonly Expression[], octets: Uint8Array, de: number, a: number): boolean {
  for (const motif of choix) if (motif.accepteOctets(octets, de, a)) return true;
  return false;
}

export class TypeAtomique implements TypeSimple {
  readonly base: TypeSimple | null;
  readonly identifie: boolean;
  readonly primitif: Primitif;
  readonly facettes: Facettes;
  readonly blancs: Blancs;
  readonly attendu: string;
  readonly lecture: TypeSimple['lecture'];
  private readonly mesure: boolean;
  /** Longest value that is judged by its bytes; -1 for none. */
  private readonly octetsMax: number;
  private formes: Facettes['motifs'] | null = null;

  constructor(base: TypeSimple | null, primitif: Primitif, blancs: Blancs, facettes: Facettes, identifie = false) {
    this.base = base;
    this.primitif = primitif;
    this.blancs = blancs;
    this.facettes = facettes;
    this.identifie = identifie;
    this.attendu = attenduDe(primitif, facettes);
    const { longueur, longueurMin, longueurMax, liste, motifs } = facettes;
    this.mesure = longueur !== null || longueurMin !== null || longueurMax !== null;
    const libre = !this.mesure && liste === null && motifs.length === 0;
    const parOctets = primitif === TEXTE && blancs === 'preserve' && !identifie && liste === null;
    this.octetsMax = parOctets && longueur === null && (longueurMin ?? 0) === 0 ? (longueurMax ?? -1) : -1;
    this.lecture = libre && primitif === TEXTE ? 'rien' : libre && primitif === BASE64 ? 'base64' : 'valeur';
  }

  /** Its values are names, whose prefixes are those that the file declares (Datatypes §3.2.18). */
  get qualifie(): boolean {
    return this.primitif === NOM_QUALIFIE;
  }

  juger(valeur: string): Refus | null {
    const v = normaliser(valeur, this.blancs);
    const { primitif, facettes } = this;
    if (!primitif.admet(v)) return this.refuser(primitif.code);
    const { chiffres, decimales, bornes, liste, motifs } = facettes;
    if (chiffres !== null && lu.chiffres > chiffres) return this.refuser('SCHEMA_TROP_DE_CHIFFRES');
    if (decimales !== null && lu.decimales > decimales) return this.refuser('SCHEMA_TROP_DE_CHIFFRES');
    for (const borne of bornes) if (!respecte(primitif, v, borne)) return this.refuser('SCHEMA_HORS_BORNES');
    if (liste !== null && !liste.has(primitif.canonique?.(v) ?? v)) return this.refuser('SCHEMA_CODE_INCONNU');
    // The length comes before the patterns: it bounds what they read.
    const refus = this.mesure ? this.jugerLongueur(v) : null;
    if (refus !== null) return refus;
    if (motifs.length === 0) return null;
    this.formes ??= reunir(motifs);
    for (const choix of this.formes) if (!unAccepte(choix, v)) return this.refuser('SCHEMA_FORME_INCORRECTE');
    return null;
  }

  /**
   * True where the UTF-8 in `octets[de..a)`, which holds no tab and no line end, is surely admitted; false says nothing.
   * Only texts of bounded length are judged so: names and labels, which seldom come again.
   */
  admetOctets(octets: Uint8Array, de: number, a: number): boolean {
    // A character takes one byte or more.
    if (a - de > this.octetsMax) return false;
    this.formes ??= reunir(this.facettes.motifs);
    for (const choix of this.formes) if (!unAccepteOctets(choix, octets, de, a)) return false;
    return true;
  }

  canonique(valeur: string): string | null {
    return this.primitif.canonique?.(normaliser(valeur, this.blancs)) ?? null;
  }

  private jugerLongueur(v: string): Refus | null {
    const { longueur, longueurMin, longueurMax } = this.facettes;
    const n = this.primitif.longueur?.(v) ?? 0;
    if (n > (longueur ?? longueurMax ?? n)) return this.refuser('SCHEMA_VALEUR_TROP_LONGUE');
    if (n > (longueurMax ?? n)) return this.refuser('SCHEMA_VALEUR_TROP_LONGUE');
    return n < (longueur ?? n) || n < (longueurMin ?? n) ? this.refuser('SCHEMA_VALEUR_TROP_COURTE') : null;
  }

  private refuser(code: CodeSchema): Refus {
    return { code, attendu: this.attendu };
  }
}

/** A value of any of its members (Datatypes §2.5.1.3). */
export class TypeUnion implements TypeSimple {
  readonly base = null;
  readonly identifie = false;
  readonly attendu: string;
  readonly lecture = 'valeur';
  readonly membres: readonly TypeSimple[];

  constructor(membres: readonly TypeSimple[]) {
    this.membres = membres;
    this.attendu = membres.map(({ attendu }) => attendu).join(', ou ');
  }

  juger(valeur: string): Refus | null {
    for (const membre of this.membres) if (membre.juger(valeur) === null) return null;
    return { code: 'SCHEMA_VALEUR_INCORRECTE', attendu: this.attendu };
  }

  canonique(valeur: string): string | null {
    return this.membres.find((membre) => membre.juger(valeur) === null)?.canonique(valeur) ?? null;
  }
}

/** Values of one type, separated by white space. */
export class TypeListe implements TypeSimple {
  readonly base = null;
  readonly identifie = false;
  readonly attendu: string;
  readonly lecture = 'valeur';
  private readonly element: TypeSimple;
  private readonly minimum: number;

  constructor(element: TypeSimple, minimum = 0) {
    this.element = element;
    this.minimum = minimum;
    this.attendu = `une liste, chacun : ${element.attendu}`;
  }

  juger(valeur: string): Refus | null {
    const v = normaliser(valeur, 'collapse');
    const parties = v === '' ? [] : v.split(' ');
    const bon = parties.length >= this.minimum && parties.every((partie) => this.element.juger(partie) === null);
    return bon ? null : { code: 'SCHEMA_VALEUR_INCORRECTE', attendu: this.attendu };
  }

  canonique(valeur: string): string | null {
    const parties = normaliser(valeur, 'collapse').split(' ');
    const formes = parties.map((partie) => this.element.canonique(partie));
    return formes.includes(null) ? null : formes.join(' ');
  }
}
