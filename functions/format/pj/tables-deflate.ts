/** The constants of deflate (RFC 1951 §3.2.5 to §3.2.7). */
import { CodesDeHuffman } from './huffman.ts';

/** Base values and extra bits of a run of codes. */
interface Bases {
  readonly base: Uint16Array;
  readonly extra: Uint8Array;
}

/** `premier`: base of the first code; `extra[i]`: extra bits of code i, each base following the reach of the one before. */
function bases(premier: number, extra: readonly number[]): Bases {
  let suivante = premier;
  const base = extra.map((bits) => {
    const celleCi = suivante;
    suivante += 1 << bits;
    return celleCi;
  });
  return { base: Uint16Array.from(base), extra: Uint8Array.from(extra) };
}
const chacun = (fois: number, ...bits: readonly number[]): number[] => bits.flatMap((b) => Array(fois).fill(b));

/** Length codes 257 to 285; the last one is 258 alone. */
export const LONGUEURS: Bases = bases(3, [...Array(4).fill(0), ...chacun(4, 0, 1, 2, 3, 4, 5), 0]);
LONGUEURS.base[28] = 258;
export const DISTANCES: Bases = bases(1, [0, 0, ...chacun(2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)]);
export const ORDRE_DES_LONGUEURS = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15);

function codes(longueurs: readonly number[]): CodesDeHuffman {
  const table = new CodesDeHuffman(longueurs.length);
  table.construire(Uint8Array.from(longueurs), 0, longueurs.length);
  return table;
}
/** The fixed codes of block type 1. */
export const LITTERAUX_FIXES = codes([...chacun(144, 8), ...chacun(112, 9), ...chacun(24, 7), ...chacun(8, 8)]);
export const DISTANCES_FIXES = codes(chacun(32, 5));
