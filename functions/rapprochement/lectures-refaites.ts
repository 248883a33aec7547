/** Read models made anew, in memory: to be compared with those that stand. */
import type { DocumentDeLecture, EcritureDeLecture, Lectures } from '../platform/ports.ts';

const octets = (texte: string): Buffer => Buffer.from(texte, 'utf8');

export class LecturesRefaites implements Lectures {
  readonly #collections = new Map<string, Map<string, DocumentDeLecture>>();

  async put(collection: string, id: string, document: DocumentDeLecture): Promise<void> {
    await this.ecrire([{ collection, id, document }]);
  }

  async ecrire(lot: readonly EcritureDeLecture[]): Promise<void> {
    for (const { collection, id, document } of lot) {
      const documents = this.#collections.get(collection) ?? new Map<string, DocumentDeLecture>();
      if (document === null) documents.delete(id);
      else documents.set(id, document);
      this.#collections.set(collection, documents);
    }
  }

  async get(collection: string, id: string): Promise<string | null> {
    return this.#collections.get(collection)?.get(id)?.body ?? null;
  }

  async list(collection: string, { limit, below, above, ascending }: Parameters<Lectures['list']>[1]) {
    const avant = (a: string, b: string) => octets(a).compare(octets(b)) < 0;
    const voulus = [...(this.#collections.get(collection)?.values() ?? [])]
      .filter(({ rank }) => (below === undefined || avant(rank, below)) && (above === undefined || avant(above, rank)))
      .sort((a, b) => octets(b.rank).compare(octets(a.rank)));
    return (ascending === true ? voulus.reverse() : voulus).slice(0, limit).map(({ body }) => body);
  }

  *tous(): Generator<{ readonly collection: string; readonly id: string; readonly body: string }> {
    for (const [collection, documents] of this.#collections)
      for (const [id, { body }] of documents) yield { collection, id, body };
  }
}
