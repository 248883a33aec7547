/**
 * No deposit is lost: each version of the store has its `DepotRecu`, and in time its answer. What is late is announced
 * again, and told.
 */
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { depotRecu } from '../acquit/acquit.ts';
import { depotIdDe, fluxDepot, lireCle } from '../depot/cle.ts';
import { recevoir } from '../depot/handler.ts';
import { aVerifier } from '../depot/plan.ts';
import type { Clock, Journal, ObjectRef, StreamState } from '../platform/ports.ts';
import { type Constat, rapprocherUne } from './plan.ts';

export interface VersionDeposee {
  readonly key: string;
  readonly version: string;
  /** ISO 8601 UTC. */
  readonly deposeLe: string;
}

export interface RapprocherNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
  readonly objets: {
    /** Digest (SHA-256, hex) and size of a stored version. */
    empreinte(ref: ObjectRef): Promise<{ readonly sha256: string; readonly size: number }>;
  };
}

/** `cle-inconnue`: a key that names no sender can be no deposit. */
export type Rapprochement = Constat | 'cle-inconnue';

/** From what was read: a deposit that has come to its end meanwhile must not be announced again, nobody would take it away. */
async function reparer(needs: RapprocherNeeds, { key, version }: VersionDeposee, stream: string, lu: StreamState) {
  if (lu.events.length === 0) {
    const ref = { bucket: 'depot', key, version } as const;
    await recevoir(needs)({ ...ref, ...(await needs.objets.empreinte(ref)) });
    return;
  }
  const outbox = { put: [aVerifier(stream.slice(fluxDepot('').length), depotRecu(lireDepot(lu.events)).data)] };
  // On conflict it has just moved: nothing to repair any more.
  await needs.journal.append({ stream, expected: lu.seq, events: [], at: needs.horloge.now(), outbox });
}

/** What was found of this version, before its repair. */
export async function rapprocher(needs: RapprocherNeeds, version: VersionDeposee): Promise<Rapprochement> {
  if (!lireCle(version.key).ok) return 'cle-inconnue';
  const stream = fluxDepot(depotIdDe({ bucket: 'depot', key: version.key, version: version.version }));
  const lu = await needs.journal.read(stream);
  const constat = rapprocherUne(lireDepot(lu.events), version.deposeLe, needs.horloge.now());
  if (constat === 'jamais-annonce' || constat === 'sans-reponse') await reparer(needs, version, stream, lu);
  return constat;
}
