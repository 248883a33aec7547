/** Merkle trees as RFC 6962 §2.1 shapes them: a leaf and a node can never be taken for each other. Pure. */
import { createHash } from 'node:crypto';
import { jcs } from '../journal/evenement.ts';

const FEUILLE = Buffer.from([0]);
const NOEUD = Buffer.from([1]);

/** An event, as a seal holds it. */
export interface Feuille {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

const condenser = (...parties: readonly Uint8Array[]): Buffer => {
  const condensat = createHash('sha256');
  for (const partie of parties) condensat.update(partie);
  return condensat.digest();
};

const condensatDeFeuille = ({ stream, seq, hash }: Feuille): Buffer =>
  condenser(FEUILLE, Buffer.from(jcs([stream, seq, hash]), 'utf8'));

/** The largest power of two below n, from 2. */
const moitie = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** All the subtrees of one tree are computed once. */
export class Arbre {
  readonly #feuilles: readonly Buffer[];
  readonly #sommets = new Map<string, Buffer>();

  /** At least one leaf. */
  constructor(feuilles: readonly Feuille[]) {
    this.#feuilles = feuilles.map(condensatDeFeuille);
  }

  get racine(): string {
    return this.#sommet(0, this.#feuilles.length).toString('hex');
  }

  /** The audit path of the leaf of that rank, from its sibling up (§2.1.1). */
  chemin(rang: number): string[] {
    const chemin: string[] = [];
    let [de, a] = [0, this.#feuilles.length];
    while (a - de > 1) {
      const milieu = de + moitie(a - de);
      if (rang < milieu) {
        chemin.unshift(this.#sommet(milieu, a).toString('hex'));
        a = milieu;
      } else {
        chemin.unshift(this.#sommet(de, milieu).toString('hex'));
        de = milieu;
      }
    }
    return chemin;
  }

  #sommet(de: number, a: number): Buffer {
    const cle = `${de} ${a}`;
    const connu = this.#sommets.get(cle) ?? this.#calculer(de, a);
    this.#sommets.set(cle, connu);
    return connu;
  }

  #calculer(de: number, a: number): Buffer {
    if (a - de === 1) return this.#feuilles[de] ?? condenser();
    const milieu = de + moitie(a - de);
    return condenser(NOEUD, this.#sommet(de, milieu), this.#sommet(milieu, a));
  }
}

/** The root that a leaf and its audit path lead to (RFC 9162 §2.1.3.2); null where the path is not of that size. */
export function remonter(
  feuille: Feuille,
  { rang, taille, chemin }: { readonly rang: number; readonly taille: number; readonly chemin: readonly string[] },
): string | null {
  if (rang >= taille) return null;
  let [fn, sn] = [rang, taille - 1];
  let sommet = condensatDeFeuille(feuille);
  for (const hexa of chemin) {
    if (sn === 0) return null;
    const frere = Buffer.from(hexa, 'hex');
    if (fn % 2 === 1 || fn === sn) {
      sommet = condenser(NOEUD, frere, sommet);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else sommet = condenser(NOEUD, sommet, frere);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? sommet.toString('hex') : null;
}
