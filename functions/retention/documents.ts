/** What is kept of a deposit, and may be destroyed: the file, its verdict, its answer. */
import type { DepotEvenement } from '../../schemas/evenements/depot.ts';
import type { Genre } from '../../schemas/retention.ts';
import type { ObjectRef } from '../platform/ports.ts';

export type Document = ObjectRef & { readonly sha256: string };

/** By kind, those that its events name. */
export function documentsDuDepot(events: readonly DepotEvenement[]): ReadonlyMap<Genre, Document> {
  const documents = new Map<Genre, Document>();
  for (const event of events) {
    if (event.type === 'DepotRecu') {
      const { bucket, key, version, sha256 } = event.data;
      documents.set('fichier', { bucket, key, version, sha256 });
    }
    if (event.type === 'VerdictRendu') documents.set('verdict', { bucket: 'verdicts', ...event.data.objet });
    if (event.type === 'AcquitEmis') documents.set('acquit', { bucket: 'acquits', ...event.data.objet });
  }
  return documents;
}

/**
 * How the keys of its other versions begin, which no event names: a process stored them before it died. Null for a
 * deposited file, whose other versions are deposits of their own.
 */
export const debutDesAutres = (genre: Genre, { key }: Document): string | null =>
  genre === 'fichier' ? null : key.slice(0, key.lastIndexOf('/') + 1);
