/**
 * Where the file of a deposit stands, said in its own stream and sealed with it: without the last event of a delivery, or
 * the suspension of an adhésion, an extract is not the state that it says. Pure.
 */
import type { PreuveEvenement } from '../../schemas/evenements/preuve.ts';
import type { Feuille } from './merkle.ts';

/** The last event of each stream, by stream. */
export type Tetes = ReadonlyMap<string, Pick<Feuille, 'seq' | 'hash'>>;

export interface Arrete {
  /** seq of the event that ends it, in the stream `preuve/<depotId>`. */
  readonly seq: number;
  readonly tetes: Tetes;
  /** False where whoever wrote it was stopped on the way. */
  readonly complet: boolean;
}

/** All of them, oldest first: each adds to the one before. */
export function arretes(preuve: readonly PreuveEvenement[]): Arrete[] {
  const tous: Arrete[] = [];
  for (const event of preuve) {
    if (event.type !== 'DossierArrete') continue;
    const tetes = new Map(tous.at(-1)?.tetes);
    for (const { stream, seq, hash } of event.data.tetes) tetes.set(stream, { seq, hash });
    tous.push({ seq: event.seq, tetes, complet: !event.data.suite });
  }
  return tous;
}

/** The deposit that a stream is of: its own, or one of its deliveries. Null for any other. */
export function depotDuFlux(stream: string): string | null {
  const [famille, depotId] = stream.split('/');
  return (famille === 'depot' || famille === 'mise') && depotId !== undefined ? depotId : null;
}

/** The last of each stream. */
export function tetesDe(feuilles: readonly Feuille[]): Map<string, Feuille> {
  const tetes = new Map<string, Feuille>();
  for (const feuille of feuilles)
    if (feuille.seq > (tetes.get(feuille.stream)?.seq ?? 0)) tetes.set(feuille.stream, feuille);
  return tetes;
}
