/** What the PJ of one flux share: the memory that inflates them, one after the other, and what they may grow to. */
import { Inflate } from './inflate.ts';
import { LIMITES_DES_PJ, type LimitesDesPj } from './limites.ts';

export class Gonflage {
  readonly limites: LimitesDesPj;
  private memoire: Inflate | null = null;
  private gonfles = 0;

  constructor(limites: LimitesDesPj = LIMITES_DES_PJ) {
    this.limites = limites;
  }

  /** Made for the first PJ: most flows have none. */
  get inflate(): Inflate {
    this.memoire ??= new Inflate();
    return this.memoire;
  }

  /** Counts `n` more bytes of a PJ that had `dejaGonfles` of `compresses`; false where that is too many. */
  admettre(n: number, dejaGonfles: number, compresses: number): boolean {
    const { pjGonflee, pjGonflees, pjTaux, pjLibre } = this.limites;
    const total = dejaGonfles + n;
    this.gonfles += n;
    return total <= pjGonflee && this.gonfles <= pjGonflees && (total <= pjLibre || total <= compresses * pjTaux);
  }
}
