/** Reads elements whose bytes `exigerDer` has accepted, in place. */
import { BALISE } from './balises.ts';
import { lireEnTete } from './en-tete.ts';
import { NonDer } from './non-der.ts';
import { instantDe } from './temps.ts';

export interface Element {
  readonly balise: number;
  readonly contenu: Uint8Array;
  /** Identifier, length and content. */
  readonly brut: Uint8Array;
}

export function lireElement(octets: Uint8Array, debut = 0): Element {
  const { balise, contenu, fin } = lireEnTete(octets, debut, octets.length);
  return { balise, contenu: octets.subarray(contenu, fin), brut: octets.subarray(debut, fin) };
}

/** The elements that follow each other in the content of a constructed one. */
export function* enfants(contenu: Uint8Array): Generator<Element> {
  for (let position = 0; position < contenu.length; ) {
    const element = lireElement(contenu, position);
    position += element.brut.length;
    yield element;
  }
}

/** The content's elements, taken one after the other as a SEQUENCE says them. Throws NonDer on what it does not say. */
export class Suite {
  private readonly restants: Element[];

  constructor(contenu: Uint8Array) {
    this.restants = [...enfants(contenu)];
  }

  /** Whether the next element has that tag. */
  suivant(balise: number): boolean {
    return this.restants[0]?.balise === balise;
  }

  /** The next element if it has that tag. */
  peut(balise: number): Element | undefined {
    return this.suivant(balise) ? this.restants.shift() : undefined;
  }

  doit(balise: number): Element {
    const element = this.peut(balise);
    if (element === undefined) throw new NonDer('structure inattendue', 0);
    return element;
  }

  fin(): void {
    if (this.restants.length > 0) throw new NonDer('structure inattendue', 0);
  }
}

/** The content of the SEQUENCE that `octets` is, wholly. */
export function contenuDeSequence(octets: Uint8Array): Uint8Array {
  const suite = new Suite(octets);
  const { contenu } = suite.doit(BALISE.sequence);
  suite.fin();
  return contenu;
}

/** Milliseconds since 1970 of a Time (RFC 5280 §4.1.2.5). */
export function lireTemps(suite: Suite): number {
  const utc = suite.peut(BALISE.utcTime);
  const instant = utc ? instantDe(utc.contenu, false) : instantDe(suite.doit(BALISE.generalizedTime).contenu, true);
  if (instant === null) throw new NonDer('date incorrecte', 0);
  return instant;
}

/** A non-negative INTEGER small enough to count with; anything longer is as good as infinite. */
export function lireCompte(contenu: Uint8Array): number {
  if ((contenu[0] ?? 0x80) >= 0x80) throw new NonDer('nombre négatif', 0);
  return contenu.length > 4 ? 0xffff_ffff : contenu.reduce((n, o) => n * 256 + o, 0);
}
