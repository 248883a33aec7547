/** Canonical Huffman codes of deflate (RFC 1951 §3.2.2), as tables: one lookup for the short codes, a search for the rest. */
import type { Bits } from './bits.ts';

/** Codes up to this length are found by one lookup. */
const DIRECT = 10;
const LONGUEUR_MAX = 15;
const MASQUE = (1 << DIRECT) - 1;

export class CodesDeHuffman {
  /** By the next DIRECT bits: symbol << 4 | length; 0 where the code is longer or is none. */
  readonly direct = new Uint16Array(1 << DIRECT);
  /** Codes per length, and symbols in the order of their codes. */
  private readonly compte = new Uint16Array(LONGUEUR_MAX + 1);
  private readonly symboles: Uint16Array;
  private readonly place = new Uint16Array(LONGUEUR_MAX + 1);

  constructor(symbolesMax: number) {
    this.symboles = new Uint16Array(symbolesMax);
  }

  /**
   * Builds the tables from `n` code lengths, from the one at `de`; false when they are no code. An incomplete code is one only with a single
   * symbol of one bit, or none at all (RFC 1951 §3.2.7: distances).
   */
  construire(longueurs: Uint8Array, de: number, n: number): boolean {
    const { compte, place, symboles, direct } = this;
    compte.fill(0);
    direct.fill(0);
    for (let s = 0; s < n; s++) {
      const l = longueurs[de + s] ?? 0;
      compte[l] = (compte[l] ?? 0) + 1;
    }
    compte[0] = 0;
    let libres = 1;
    let codes = 0;
    for (let l = 1; l <= LONGUEUR_MAX; l++) {
      libres = 2 * libres - (compte[l] ?? 0);
      if (libres < 0) return false;
      place[l] = codes;
      codes += compte[l] ?? 0;
    }
    if (libres > 0 && !(codes === 0 || (codes === 1 && compte[1] === 1))) return false;
    for (let s = 0; s < n; s++) {
      const l = longueurs[de + s] ?? 0;
      if (l === 0) continue;
      const rang = place[l] ?? 0;
      symboles[rang] = s;
      place[l] = rang + 1;
    }
    this.remplir();
    return true;
  }

  /** Fills the lookup table: codes are read from their first bit, the low bit of the buffer. */
  private remplir(): void {
    const { compte, symboles, direct } = this;
    let code = 0;
    let rang = 0;
    for (let l = 1; l <= DIRECT; l++) {
      for (let i = compte[l] ?? 0; i > 0; i--, code++, rang++) {
        const entree = ((symboles[rang] ?? 0) << 4) | l;
        for (let j = retourner(code, l); j <= MASQUE; j += 1 << l) direct[j] = entree;
      }
      code <<= 1;
    }
  }

  /** symbol << 4 | length of the code that `bits` begins with; 0 when there is none. */
  chercher(bits: number): number {
    const entree = this.direct[bits & MASQUE] ?? 0;
    return entree === 0 ? this.chercherLong(bits) : entree;
  }

  /** The next symbol of `source`; -1 when there is none. */
  suivant(source: Bits): number {
    while (source.nombre < LONGUEUR_MAX) {
      source.bits |= (source.octets[source.pos] ?? 0) << source.nombre;
      source.pos++;
      source.nombre += 8;
    }
    const entree = this.chercher(source.bits);
    source.jeter(entree & 15);
    return entree === 0 ? -1 : entree >> 4;
  }

  private chercherLong(bits: number): number {
    let code = 0;
    let premier = 0;
    let rang = 0;
    for (let l = 1; l <= LONGUEUR_MAX; l++) {
      code |= (bits >>> (l - 1)) & 1;
      const compte = this.compte[l] ?? 0;
      if (code - premier < compte) return ((this.symboles[rang + code - premier] ?? 0) << 4) | l;
      rang += compte;
      premier = (premier + compte) << 1;
      code <<= 1;
    }
    return 0;
  }
}

function retourner(code: number, longueur: number): number {
  let r = 0;
  for (let i = 0; i < longueur; i++) r |= ((code >>> i) & 1) << (longueur - 1 - i);
  return r;
}
