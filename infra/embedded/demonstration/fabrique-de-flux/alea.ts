/** A small generator of pseudo-random numbers: the same seed gives the same flux on every machine (mulberry32). */

/** Mixes integers into one 32-bit unsigned integer: a draw that can be made again at any place of the flux. */
export function melange(...parties: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const partie of parties) {
    h = Math.imul(h ^ (partie >>> 0), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

export class Alea {
  private etat: number;

  constructor(...graine: readonly number[]) {
    this.etat = melange(...graine);
  }

  /** A 32-bit unsigned integer. */
  mot(): number {
    this.etat = (this.etat + 0x6d2b79f5) >>> 0;
    let t = this.etat;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** An integer from `min` to `max`, both included. */
  entier(min: number, max: number): number {
    return min + (this.mot() % (max - min + 1));
  }

  /** `n` decimal digits. */
  chiffres(n: number): string {
    return Array.from({ length: n }, () => this.mot() % 10).join('');
  }

  choisir<T>(liste: readonly [T, ...T[]]): T {
    return liste[this.mot() % liste.length] ?? liste[0];
  }

  /** Fills bytes that do not compress. */
  remplir(octets: Uint8Array): void {
    const mots = octets.length >> 2;
    const vue = new DataView(octets.buffer, octets.byteOffset, octets.length);
    for (let i = 0; i < mots; i++) vue.setUint32(i << 2, this.mot(), true);
    for (let i = mots << 2; i < octets.length; i++) octets[i] = this.mot() & 255;
  }
}
