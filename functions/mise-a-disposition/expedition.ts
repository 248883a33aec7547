/** The outbox, drained: what was never sent, and what no one received before its message expired (R4). */
import { lireMise } from '../../schemas/evenements/mise.ts';
import { QUEUE_VERIFIER } from '../../schemas/messages/depot.ts';
import { fluxDepot } from '../depot/cle.ts';
import type { EvenementNouveau } from '../journal/evenement.ts';
import type { Clock, Journal, OutboxPending, Queues } from '../platform/ports.ts';
import { fluxMise } from './cle.ts';
import { etatDeLaMise, transition } from './cycle.ts';

export interface ExpedierNeeds {
  readonly journal: Journal;
  readonly files: Queues;
  readonly horloge: Clock;
}

/** A queue keeps a message 14 days at most: after 13 without a receipt it is sent again, with the same dedupId. */
const REMISE_APRES_MS = 13 * 24 * 3_600_000;
const LOT = 100;

interface Marque {
  readonly stream: string;
  readonly seq: number;
  readonly events: readonly EvenementNouveau[];
}

/** A delivery tells its story in its stream; null when it was received meanwhile and nothing should leave any more. */
async function marqueDUneMise(journal: Journal, { id }: OutboxPending): Promise<Marque | null> {
  const stream = fluxMise(id);
  const { events, seq } = await journal.read(stream);
  const { etat, envois } = etatDeLaMise(lireMise(events));
  const type = envois === 0 ? 'MisADisposition' : 'RemisADisposition';
  if (transition(etat, type) === null) return null;
  return { stream, seq, events: [{ type, v: 1, data: { envoi: envois + 1 } }] };
}

/** An internal message has no story to tell: its mark alone is kept. */
async function marqueInterne(journal: Journal, { id }: OutboxPending): Promise<Marque> {
  const stream = fluxDepot(id);
  return { stream, seq: (await journal.read(stream)).seq, events: [] };
}

/**
 * Sends, then marks: a crash between the two sends a duplicate, never loses one. When the stream moved meanwhile the
 * mark is left to the next drain.
 */
async function expedierUn({ journal, files, horloge }: ExpedierNeeds, entree: OutboxPending): Promise<boolean> {
  const marque =
    entree.queue === QUEUE_VERIFIER ? await marqueInterne(journal, entree) : await marqueDUneMise(journal, entree);
  if (marque === null) return false;
  const { id, queue, group, body } = entree;
  await files.send(queue, { id, group, body });
  const { stream, seq, events } = marque;
  const result = await journal.append({ stream, expected: seq, events, at: horloge.now(), outbox: { sent: [id] } });
  return result.ok;
}

/**
 * Drains what is due: never sent, or last sent more than 13 days ago. Gives the number of messages sent and marked.
 * One entry that cannot leave does not hold the others back: its error is thrown at the end, with the others'.
 */
export async function expedier(needs: ExpedierNeeds): Promise<number> {
  const sentBefore = new Date(Date.parse(needs.horloge.now()) - REMISE_APRES_MS).toISOString();
  const erreurs: unknown[] = [];
  let expedies = 0;
  for (;;) {
    const dues = await needs.journal.outboxDue({ sentBefore, limit: LOT });
    // Together: each entry has its own stream, and the platform may commit them in one go.
    const issues = await Promise.allSettled(dues.map((entree) => expedierUn(needs, entree)));
    const progres = issues.filter((issue) => issue.status === 'fulfilled' && issue.value).length;
    erreurs.push(...issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : [])));
    expedies += progres;
    // A batch that moved nothing would come back the same.
    if (dues.length < LOT || progres === 0 || erreurs.length > 0) break;
  }
  if (erreurs.length > 0) throw new AggregateError(erreurs, `outbox: ${erreurs.length} entries could not be sent`);
  return expedies;
}
