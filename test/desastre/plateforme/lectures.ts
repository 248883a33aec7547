import type { Lectures } from '../../../functions/platform/ports.ts';

interface Document {
  readonly rank: string;
  readonly body: string;
}

export class LecturesEnMemoire implements Lectures {
  readonly collections = new Map<string, Map<string, Document>>();

  async put(collection: string, id: string, { rank, body }: Document) {
    const documents = this.collections.get(collection) ?? new Map<string, Document>();
    documents.set(id, { rank, body });
    this.collections.set(collection, documents);
  }

  async get(collection: string, id: string) {
    return this.collections.get(collection)?.get(id)?.body ?? null;
  }

  async list(collection: string, { limit, below }: { readonly limit: number; readonly below?: string }) {
    return [...(this.collections.get(collection)?.values() ?? [])]
      .filter(({ rank }) => below === undefined || Buffer.compare(Buffer.from(rank), Buffer.from(below)) < 0)
      .sort((a, b) => Buffer.compare(Buffer.from(b.rank), Buffer.from(a.rank)))
      .slice(0, limit)
      .map(({ body }) => body);
  }
}
