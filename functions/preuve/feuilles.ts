/** The leaves of a seal, as stored and as gathered. */
import type { ObjetScelle } from '../../schemas/evenements/identifiants.ts';
import { feuillesSchema } from '../../schemas/preuve.ts';
import { premiereRupture } from '../journal/evenement.ts';
import { enMemoire } from '../platform/en-memoire.ts';
import type { Clock, Journal, Marque, ObjectStore, Scellement } from '../platform/ports.ts';
import { ECART_D_HORLOGES_MS } from './horloges.ts';
import type { Feuille } from './merkle.ts';

/** Leaves of one seal, about: a stream is never cut, except by what comes to it later. */
const FEUILLES_MAX = 20_000;
const FLUX_MAX = 2000;
const ATTENTE_MAX_MS = 86_400_000;

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

/**
 * Dated ahead of now, as after a clock that was put back: it waits for the clock to catch up, so that its seal is not
 * dated before it. A day at most: beyond, it is sealed at the true hour, for a token is never older than its seal.
 */
function attendLHorloge(at: string, maintenant: string): boolean {
  const avance = Date.parse(at) - Date.parse(maintenant);
  return avance > ECART_D_HORLOGES_MS && avance <= ATTENTE_MAX_MS;
}

/** What no seal holds yet, in streams whose whole chain is intact. */
export async function recolter(needs: {
  readonly journal: Journal;
  readonly scellement: Scellement;
  readonly horloge: Clock;
}): Promise<Recolte> {
  const maintenant = needs.horloge.now();
  const feuilles: Feuille[] = [];
  const rompus: string[] = [];
  for (const { stream, depuis } of await needs.scellement.aSceller({ limit: FLUX_MAX })) {
    if (feuilles.length >= FEUILLES_MAX) break;
    const { events } = await needs.journal.read(stream);
    if (premiereRupture(events) !== null) {
      rompus.push(stream);
      continue;
    }
    const attendue = events.findIndex(({ seq, at }) => seq > depuis && attendLHorloge(at, maintenant));
    const mures = attendue === -1 ? events : events.slice(0, attendue);
    for (const { seq, hash } of mures) if (seq > depuis) feuilles.push({ stream, seq, hash });
  }
  return { feuilles: feuilles.sort(ordre), rompus };
}

/** One mark for each stream of a seal: its last event there. */
export function marquesDuSceau(sceau: number, feuilles: readonly Feuille[]): Marque[] {
  const jusqua = new Map<string, number>();
  for (const { stream, seq } of feuilles) jusqua.set(stream, Math.max(seq, jusqua.get(stream) ?? 0));
  return [...jusqua].map(([stream, seq]) => ({ stream, jusqua: seq, sceau }));
}
