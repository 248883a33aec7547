/** A sum of amounts that says nothing when it is not exact. */
class Somme {
  /** Cents; null once an amount is unreadable, or the sum above 2^53 - 1. */
  total: number | null = 0;

  ajouter(centimes: number | null): void {
    const somme = this.total === null || centimes === null ? null : this.total + centimes;
    this.total = somme !== null && Number.isSafeInteger(somme) ? somme : null;
  }
}

/** HT and TVA of a pièce or of a bordereau; a ligne without TVA adds nothing to it. */
export class Sommes {
  lignes = 0;
  readonly ht = new Somme();
  readonly tva = new Somme();

  ajouter(ht: number | null, tva: number | null): void {
    this.lignes++;
    this.ht.ajouter(ht);
    this.tva.ajouter(tva);
  }

  get totaux() {
    return { lignes: this.lignes, montantHT: this.ht.total, montantTVA: this.tva.total };
  }
}
