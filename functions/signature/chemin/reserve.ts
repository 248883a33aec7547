/** A bounded store by key: the entries that were longest unused leave first. */
export class Reserve<V> {
  private readonly entrees = new Map<string, V>();
  private readonly max: number;
  private readonly poids: (valeur: V) => number;
  private total = 0;

  /** `max`: what the weights of all entries may add up to; each weighs 1 unless told otherwise. */
  constructor(max: number, poids: (valeur: V) => number = () => 1) {
    this.max = max;
    this.poids = poids;
  }

  lire(cle: string): V | undefined {
    const valeur = this.entrees.get(cle);
    if (valeur === undefined) return undefined;
    // A Map keeps the order of insertion: the last read goes to the end.
    this.entrees.delete(cle);
    this.entrees.set(cle, valeur);
    return valeur;
  }

  ecrire(cle: string, valeur: V): void {
    this.retirer(cle);
    this.entrees.set(cle, valeur);
    this.total += this.poids(valeur);
    for (const [ancienne] of this.entrees) {
      if (this.total <= this.max) return;
      this.retirer(ancienne);
    }
  }

  private retirer(cle: string): void {
    const valeur = this.entrees.get(cle);
    if (valeur === undefined) return;
    this.entrees.delete(cle);
    this.total -= this.poids(valeur);
  }
}
