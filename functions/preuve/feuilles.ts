/** The leaves of a seal, as stored and as gathered. */
import type { ObjetScelle } from '../../schemas/evenements/identifiants.ts';
import { feuillesSchema } from '../../schemas/preuve.ts';
import { premiereRupture } from '../journal/evenement.ts';
import { enMemoire } from '../platform/en-memoire.ts';
import type { Journal, Marque, ObjectStore, Scellement } from '../platform/ports.ts';
import type { Feuille } from './merkle.ts';

/** Leaves of one seal, about: a stream is never cut, except by what comes to it later. */
const FEUILLES_MAX = 20_000;
const FLUX_MAX = 2000;

export async function lireFeuilles(objets: ObjectStore, { key, version }: ObjetScelle): Promise<readonly Feuille[]> {
  const octets = await enMemoire(objets.read({ bucket: 'preuves', key, version }));
  return feuillesSchema.parse(JSON.parse(octets.toString('utf8')));
}

const ordre = (a: Feuille, b: Feuille): number =>
  a.stream === b.stream ? a.seq - b.seq : a.stream < b.stream ? -1 : 1;

export interface Recolte {
  /** In the order of the tree. */
  readonly feuilles: readonly Feuille[];
  /** Streams whose chain is broken: no seal must vouch for them. */
  readonly rompus: readonly string[];
}

/** What no seal holds yet, in streams whose whole chain is intact. */
export async function recolter(needs: {
  readonly journal: Journal;
  readonly scellement: Scellement;
}): Promise<Recolte> {
  const feuilles: Feuille[] = [];
  const rompus: string[] = [];
  for (const { stream, depuis } of await needs.scellement.aSceller({ limit: FLUX_MAX })) {
    if (feuilles.length >= FEUILLES_MAX) break;
    const { events } = await needs.journal.read(stream);
    if (premiereRupture(events) !== null) {
      rompus.push(stream);
      continue;
    }
    for (const { seq, hash } of events) if (seq > depuis) feuilles.push({ stream, seq, hash });
  }
  return { feuilles: feuilles.sort(ordre), rompus };
}

/** One mark for each stream of a seal: its last event there. */
export function marquesDuSceau(sceau: number, feuilles: readonly Feuille[]): Marque[] {
  const jusqua = new Map<string, number>();
  for (const { stream, seq } of feuilles) jusqua.set(stream, Math.max(seq, jusqua.get(stream) ?? 0));
  return [...jusqua].map(([stream, seq]) => ({ stream, jusqua: seq, sceau }));
}
