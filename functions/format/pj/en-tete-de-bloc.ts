/** The code lengths at the head of a dynamic block (RFC 1951 §3.2.7). */
import type { Bits } from './bits.ts';
import { CodesDeHuffman } from './huffman.ts';
import { ORDRE_DES_LONGUEURS } from './tables-deflate.ts';

const LITTERAUX_MAX = 286;
const DISTANCES_MAX = 30;
const FIN_DE_BLOC = 256;

export class EnTeteDeBloc {
  readonly litteraux = new CodesDeHuffman(LITTERAUX_MAX);
  readonly distances = new CodesDeHuffman(DISTANCES_MAX);
  private readonly codes = new CodesDeHuffman(ORDRE_DES_LONGUEURS.length);
  private readonly longueurs = new Uint8Array(LITTERAUX_MAX + DISTANCES_MAX);

  /** Reads the header into the two codes; false when it is none. */
  lire(source: Bits): boolean {
    const nLitteraux = source.lire(5) + 257;
    const nDistances = source.lire(5) + 1;
    const nCodes = source.lire(4) + 4;
    if (nLitteraux > LITTERAUX_MAX || nDistances > DISTANCES_MAX) return false;
    const { longueurs } = this;
    longueurs.fill(0);
    for (let i = 0; i < nCodes; i++) longueurs[ORDRE_DES_LONGUEURS[i] ?? 0] = source.lire(3);
    if (!this.codes.construire(longueurs, 0, ORDRE_DES_LONGUEURS.length)) return false;
    return (
      this.derouler(source, nLitteraux + nDistances) &&
      longueurs[FIN_DE_BLOC] !== 0 &&
      this.litteraux.construire(longueurs, 0, nLitteraux) &&
      this.distances.construire(longueurs, nLitteraux, nDistances)
    );
  }

  /** Lengths themselves run-length coded. */
  private derouler(source: Bits, n: number): boolean {
    const { longueurs, codes } = this;
    for (let i = 0; i < n; ) {
      const entree = codes.suivant(source);
      if (entree < 0) return false;
      if (entree < 16) longueurs[i++] = entree;
      else {
        if (entree === 16 && i === 0) return false;
        const valeur = entree === 16 ? (longueurs[i - 1] ?? 0) : 0;
        const fois = entree === 16 ? 3 + source.lire(2) : entree === 17 ? 3 + source.lire(3) : 11 + source.lire(7);
        if (i + fois > n) return false;
        longueurs.fill(valeur, i, i + fois);
        i += fois;
      }
    }
    return true;
  }
}
