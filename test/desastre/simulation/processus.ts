/** A process of ours: it does one thing after another, and may be killed at any call to a port. */

export class Processus {
  readonly nom: string;
  /** How far its clock is from the true one, ms. */
  readonly decalage: number;
  mort = false;
  /** Calls that were asked and have not been answered. */
  enSuspens = 0;
  /** Rank of the call that was answered last. */
  repondu = 0;
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

  /** Whether it has called a port since it began what it is doing. */
  get entame(): boolean {
    return this.#occurrences.size > 0;
  }

  compter(nom: string): number {
    const occurrence = (this.#occurrences.get(nom) ?? 0) + 1;
    this.#occurrences.set(nom, occurrence);
    return occurrence;
  }
}
