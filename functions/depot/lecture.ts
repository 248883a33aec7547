/** Keeps the read model of the deposits up to date, from the events as they are appended. */
import type { Evenement } from '../journal/evenement.ts';
import type { Lectures } from '../platform/ports.ts';
import { type DepotVu, depotConcerne, projeter } from './projection.ts';

/** All the deposits, the last received first. */
export const COLLECTION = 'depots';
/** Those of one ordonnateur. */
export const collectionDe = (siret: string): string => `depots/${siret}`;

/** Ours alone write these documents. */
const lire = (body: string | null): DepotVu | null => (body === null ? null : JSON.parse(body));

/** Folds events, in the order of each stream, into the documents of their deposits. Seeing some again changes nothing. */
export const suivre =
  ({ lectures }: { readonly lectures: Lectures }) =>
  async (events: readonly Evenement[]): Promise<void> => {
    const parDepot = Map.groupBy(events, (event) => depotConcerne(event) ?? '');
    for (const [depotId, siens] of parDepot) {
      if (depotId === '') continue;
      const doc = siens.reduce(projeter, lire(await lectures.get(COLLECTION, depotId)));
      if (doc === null) continue;
      const document = { rank: `${doc.recu?.recuLe ?? ''} ${depotId}`, body: JSON.stringify(doc) };
      await lectures.put(COLLECTION, depotId, document);
      if (doc.recu !== null) await lectures.put(collectionDe(doc.recu.expediteur), depotId, document);
    }
  };
