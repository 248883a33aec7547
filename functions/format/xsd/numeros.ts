/** Things numbered in the order in which they are met. Number 0 is kept for none. */
export class Numeros<T> {
  readonly liste: T[];
  readonly numeros = new Map<T, number>();

  constructor(aucun: T) {
    this.liste = [aucun];
  }

  de(chose: T): number {
    const connu = this.numeros.get(chose);
    if (connu !== undefined) return connu;
    this.numeros.set(chose, this.liste.length);
    return this.liste.push(chose) - 1;
  }
}
