/** Walks a document along a tree of what is looked for, whatever else it holds. Pure, in one pass and bounded memory. */
import { XmlAnomaly } from '../xml/anomaly.ts';
import { Reader } from '../xml/reader.ts';
import type { TokenSink } from '../xml/token-sink.ts';

/** An element that has children of interest, or one whose attribute V is read. */
export type Suite<N, V> = { readonly noeud: N } | { readonly valeur: V };

/** For each element that is looked into, its children. No element has a namespace but the root. */
export type Arbre<N extends string, V extends string> = Readonly<Record<N, ReadonlyMap<string, Suite<N, V>>>>;

export const branche = <N extends string, V extends string>(
  noeuds: Readonly<Record<string, N>>,
  valeurs: readonly V[] = [],
): ReadonlyMap<string, Suite<N, V>> =>
  new Map([
    ...Object.entries(noeuds).map(([nom, noeud]): [string, Suite<N, V>] => [nom, { noeud }]),
    ...valeurs.map((valeur): [string, Suite<N, V>] => [valeur, { valeur }]),
  ]);

/** LibelleAnoAck is the longest (Base_Texte500); what is longer is cut. */
const VALEUR_MAX = 500;

export abstract class Arpenteur<N extends string, V extends string> implements TokenSink {
  readonly #arbre: Arbre<N, V>;
  readonly #racine: N;
  readonly #ouverts: N[] = [];
  /** Open elements that are not looked into. */
  #horsArbre = 0;
  /** Values that are read and not yet forgotten. */
  readonly #lues = new Map<V, string>();

  constructor(arbre: Arbre<N, V>, racine: N) {
    this.#arbre = arbre;
    this.#racine = racine;
  }

  /** An element that is looked into is over. */
  protected abstract fermer(noeud: N): void;

  start(reader: Reader, name: number): void {
    const parent = this.#ouverts.at(-1);
    if (this.#horsArbre > 0) this.#horsArbre++;
    else if (parent === undefined) this.#ouverts.push(this.#racine);
    else this.#enfant(reader, parent, reader.uri === 0 ? reader.localName(name) : '');
  }

  text(): void {}
  markup(): void {}

  end(): void {
    if (this.#horsArbre > 0) {
      this.#horsArbre--;
      return;
    }
    const ferme = this.#ouverts.pop();
    if (ferme !== undefined) this.fermer(ferme);
  }

  protected dans(noeud: N): boolean {
    return this.#ouverts.includes(noeud);
  }

  protected lue(valeur: V): string | null {
    return this.#lues.get(valeur) || null;
  }

  protected oublier(...valeurs: readonly V[]): void {
    for (const valeur of valeurs) this.#lues.delete(valeur);
  }

  protected toutOublier(): void {
    this.#lues.clear();
  }

  #enfant(reader: Reader, parent: N, nom: string): void {
    const suite = this.#arbre[parent].get(nom);
    if (suite !== undefined && 'noeud' in suite) {
      this.#ouverts.push(suite.noeud);
      return;
    }
    this.#horsArbre = 1;
    const lue = suite === undefined ? null : reader.attribute('V');
    if (suite !== undefined && lue !== null)
      this.#lues.set(suite.valeur, [...lue].slice(0, VALEUR_MAX).join('').trim());
  }
}

export type Octets = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** False where it is no well-formed XML, which the verdict on the file has already told. */
export async function arpenter(arpenteur: TokenSink, octets: Octets): Promise<boolean> {
  const reader = new Reader({ sink: arpenteur, blanks: false });
  try {
    for await (const morceau of octets) reader.write(morceau);
    reader.finish();
    return true;
  } catch (erreur) {
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    return false;
  } finally {
    reader.release();
  }
}
