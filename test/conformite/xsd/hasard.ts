/** A seeded source of choices: a disagreement can be found again. */
export class Hasard {
  private etat: number;

  constructor(graine: number) {
    this.etat = graine >>> 0;
  }

  /** Mulberry32. */
  private suivant(): number {
    this.etat = (this.etat + 0x6d2b79f5) >>> 0;
    let x = Math.imul(this.etat ^ (this.etat >>> 15), this.etat | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  }

  /** In [0, n). */
  entier(n: number): number {
    return Math.floor(this.suivant() * n);
  }

  oui(chance: number): boolean {
    return this.suivant() < chance;
  }

  parmi<T>(choses: readonly T[]): T {
    const chose = choses[this.entier(choses.length)];
    if (chose === undefined) throw new RangeError('nothing to choose from');
    return chose;
  }
}
