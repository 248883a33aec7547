/** The bounds of a lot of read models, the same on every platform: DynamoDB takes each item once. */
import { APPEND_MAX_BYTES, APPEND_MAX_ITEMS, type EcritureDeLecture, LotDeLectureRefuse } from './ports.ts';

/** The name of a document among all. */
export const nomDuDocument = ({ collection, id }: Pick<EcritureDeLecture, 'collection' | 'id'>): string =>
  JSON.stringify([collection, id]);

/** What a document counts for in a lot. */
export const octetsDuDocument = ({ collection, id, document }: EcritureDeLecture): number =>
  [collection, id, document?.rank ?? '', document?.body ?? ''].reduce((n, texte) => n + Buffer.byteLength(texte), 0);

/** Throws `LotDeLectureRefuse`. */
export function exigerUnLot(lot: readonly EcritureDeLecture[]): void {
  if (lot.length > APPEND_MAX_ITEMS)
    throw new LotDeLectureRefuse(`${lot.length} documents, at most ${APPEND_MAX_ITEMS}`);
  const octets = lot.reduce((n, ecriture) => n + octetsDuDocument(ecriture), 0);
  if (octets > APPEND_MAX_BYTES) throw new LotDeLectureRefuse(`${octets} bytes, at most ${APPEND_MAX_BYTES}`);
  if (new Set(lot.map(nomDuDocument)).size < lot.length) throw new LotDeLectureRefuse('a document named twice');
}
