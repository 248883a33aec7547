import { exigerUnLot } from '../../../functions/platform/lot-de-lecture.ts';
import type { DocumentDeLecture, EcritureDeLecture, Lectures } from '../../../functions/platform/ports.ts';

/** By UTF-8 bytes, as the real platforms have it. */
const comparer = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

export class LecturesEnMemoire implements Lectures {
  readonly collections = new Map<string, Map<string, DocumentDeLecture>>();

  async put(collection: string, id: string, document: DocumentDeLecture) {
    this.#ecrire({ collection, id, document });
  }

  async ecrire(lot: readonly EcritureDeLecture[]) {
    exigerUnLot(lot);
    for (const ecriture of lot) this.#ecrire(ecriture);
  }

  async get(collection: string, id: string) {
    return this.collections.get(collection)?.get(id)?.body ?? null;
  }

  async list(collection: string, { limit, below, above, ascending = false }: Parameters<Lectures['list']>[1]) {
    const documents = [...(this.collections.get(collection)?.values() ?? [])]
      .filter(({ rank }) => below === undefined || comparer(rank, below) < 0)
      .filter(({ rank }) => above === undefined || comparer(rank, above) > 0)
      .sort((a, b) => comparer(a.rank, b.rank));
    return (ascending ? documents : documents.reverse()).slice(0, limit).map(({ body }) => body);
  }

  #ecrire({ collection, id, document }: EcritureDeLecture): void {
    const documents = this.collections.get(collection) ?? new Map<string, DocumentDeLecture>();
    if (document === null) documents.delete(id);
    else documents.set(id, { rank: document.rank, body: document.body });
    if (documents.size === 0) this.collections.delete(collection);
    else this.collections.set(collection, documents);
  }
}
