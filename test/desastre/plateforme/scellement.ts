/** Which events are sealed, in memory. */
import type { Marque, Scellement } from '../../../functions/platform/ports.ts';
import type { JournalEnMemoire } from './journal.ts';

export class ScellementEnMemoire implements Scellement {
  /** Moves with what is marked. */
  version = 0;
  readonly #journal: JournalEnMemoire;
  #attend = { version: -1, oui: false };
  readonly #marques = new Map<string, Marque[]>();

  constructor(journal: JournalEnMemoire) {
    this.#journal = journal;
  }

  async aSceller({ limit }: { readonly limit: number }) {
    return [...this.#journal.flux]
      .filter(([stream, { events }]) => this.#reste(stream, events.length))
      .slice(0, limit)
      .map(([stream]) => ({ stream, depuis: this.#jusqua(stream) }));
  }

  async marquer(nouvelles: readonly Marque[]) {
    this.version += 1;
    for (const marque of nouvelles)
      if (marque.jusqua > this.#jusqua(marque.stream))
        this.#marques.set(marque.stream, [...(this.#marques.get(marque.stream) ?? []), marque]);
  }

  async marquesDe(stream: string) {
    return this.#marques.get(stream) ?? [];
  }

  /** Whether a sealer has something to do. */
  attend(): boolean {
    const version = this.version + this.#journal.version;
    if (this.#attend.version !== version) this.#attend = { version, oui: this.#resteUnFlux() };
    return this.#attend.oui;
  }

  #resteUnFlux(): boolean {
    return [...this.#journal.flux].some(([stream, { events }]) => this.#reste(stream, events.length));
  }

  toutes(): Marque[] {
    return [...this.#marques.values()].flat();
  }

  #reste(stream: string, seq: number): boolean {
    return !stream.startsWith('sceau/') && seq > this.#jusqua(stream);
  }

  #jusqua(stream: string): number {
    return this.#marques.get(stream)?.at(-1)?.jusqua ?? 0;
  }
}
