/** A process of ours: it does one thing after another, and may be killed at any call to a port. */

export class Processus {
  readonly nom: string;
  /** How far its clock is from the true one, ms. */
  readonly decalage: number;
  mort = false;
  traitement = 'repos';
  #occurrences = new Map<string, number>();

  constructor(nom: string, decalage: number) {
    this.nom = nom;
    this.decalage = decalage;
  }

  commencer(traitement: string): void {
    this.traitement = traitement;
    this.#occurrences = new Map();
  }

  compter(nom: string): number {
    const occurrence = (this.#occurrences.get(nom) ?? 0) + 1;
    this.#occurrences.set(nom, occurrence);
    return occurrence;
  }
}
