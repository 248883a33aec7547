/** The read models of one deposit, made anew from its streams, against those that the console reads. */
import { reprojeter } from '../console/lecture/reprojeter.ts';
import { type Json, jcs } from '../journal/evenement.ts';
import type { Journal, Lectures, ObjectStore } from '../platform/ports.ts';
import { type Ecart, ecart } from './ecart.ts';
import { LecturesRefaites } from './lectures-refaites.ts';

export interface LecturesNeeds {
  readonly journal: Pick<Journal, 'read'>;
  readonly objets: ObjectStore;
  readonly lectures: Pick<Lectures, 'get'>;
}

/** Without `position`, which counts commits where there is one order of them, and the events of a stream elsewhere. */
function contenu(body: string): string {
  let lu: Json;
  try {
    lu = JSON.parse(body);
  } catch {
    return body;
  }
  return typeof lu === 'object' && lu !== null && !Array.isArray(lu) ? jcs({ ...lu, position: 0 }) : body;
}

/** Sums over many deposits: one of them does not make them anew. */
const estUneSomme = (collection: string): boolean => collection.startsWith('statistiques/');

/** `streams`: of one deposit and its deliveries. */
export async function ecartsDesLectures(
  { journal, objets, lectures }: LecturesNeeds,
  streams: readonly string[],
): Promise<Ecart[]> {
  const refaites = new LecturesRefaites();
  await reprojeter({ journal, objets, lectures: refaites }, streams);
  const ecarts: Ecart[] = [];
  for (const { collection, id, body } of refaites.tous()) {
    if (estUneSomme(collection)) continue;
    const vive = await lectures.get(collection, id);
    if (vive === null || contenu(vive) !== contenu(body)) ecarts.push(ecart('LECTURE_FAUSSE', `${collection}/${id}`));
  }
  return ecarts;
}
