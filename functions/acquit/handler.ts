/** Stores the answer, then records that it was given. */
import { createHash } from 'node:crypto';
import { lireDepot } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { fluxDepot } from '../depot/cle.ts';
import type { Clock, Journal, ObjectStore } from '../platform/ports.ts';
import { acquit, depotRecu } from './acquit.ts';

export interface AcquitterNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
}

/**
 * Where the depositor fetches it, as `AcquitEmis` records it. Named by its content: what a version of this code stored
 * before it died, without recording it, must not keep the next one from answering in its own words.
 */
const cleAcquit = (siret: string, depotId: string, bytes: Uint8Array): string =>
  `${siret}/${depotId}/${createHash('sha256').update(bytes).digest('hex')}.xml`;

/**
 * Gives the one answer of a deposit. The bytes depend on nothing but the journal and the verdict that it names, so a
 * second worker stores the same ones (R3) and one of the two appends. `cloture`: nothing follows, the journey ends here.
 */
export async function acquitter(
  { journal, objets, horloge }: AcquitterNeeds,
  depotId: string,
  verdict: Verdict,
  cloture: boolean,
): Promise<void> {
  const stream = fluxDepot(depotId);
  const { events, seq } = await journal.read(stream);
  const lus = lireDepot(events);
  if (lus.some(({ type }) => type === 'AcquitEmis')) return;
  const { nature, bytes } = acquit(lus, verdict);
  const { ref, sha256 } = await objets.create(
    'acquits',
    cleAcquit(depotRecu(lus).data.expediteur, depotId, bytes),
    bytes,
  );
  const objet = { key: ref.key, version: ref.version, sha256 };
  await journal.append({
    stream,
    expected: seq,
    events: [{ type: 'AcquitEmis', v: 1, data: { nature, objet } }],
    at: horloge.now(),
    outbox: { remove: cloture ? [depotId] : [] },
  });
}
