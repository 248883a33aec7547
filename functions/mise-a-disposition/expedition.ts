/** The outbox, drained: what was never sent, and what no one received before its message expired (R4). */
import { lireMise } from '../../schemas/evenements/mise.ts';
import { QUEUES_INTERNES } from '../../schemas/messages/depot.ts';
import { fluxDepot } from '../depot/cle.ts';
import { estUnEchange } from '../pca/envoi/dedup-id.ts';
import { marqueDUnEchange } from '../pca/envoi/marque.ts';
import {
  type AppendResult,
  type Clock,
  type Journal,
  type OutboxPending,
  type Queues,
  Retry,
} from '../platform/ports.ts';
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
/** Entries looked at behind those that cannot leave: beyond, they wait for the cause to go. */
const VUES_MAX = 100 * LOT;

/** Records a sending; the conflict is left to the next drain. */
type Marquer = (at: string) => Promise<AppendResult>;

/**
 * A delivery tells its story in its stream. Null where nothing should leave any more: it was received meanwhile, or sent
 * since the entry was read, by another hand or before a batch was handed over again.
 */
async function marqueDUneMise(journal: Journal, { id, sends }: OutboxPending): Promise<Marquer | null> {
  const stream = fluxMise(id);
  const { events, seq } = await journal.read(stream);
  const { etat, envois } = etatDeLaMise(lireMise(events));
  const type = envois === 0 ? 'MisADisposition' : 'RemisADisposition';
  if (envois !== sends || transition(etat, type) === null) return null;
  const envoi = [{ type, v: 1, data: { envoi: envois + 1 } }];
  return (at) => journal.append({ stream, expected: seq, events: envoi, at, outbox: { sent: [id] } });
}

/** An internal message has no story to tell: its mark alone is kept. */
async function marqueInterne(journal: Journal, { id }: OutboxPending): Promise<Marquer> {
  const stream = fluxDepot(id);
  const { seq } = await journal.read(stream);
  return (at) => journal.append({ stream, expected: seq, events: [], at, outbox: { sent: [id] } });
}

function marqueDe(journal: Journal, entree: OutboxPending): Promise<Marquer | null> {
  if (QUEUES_INTERNES.includes(entree.queue)) return marqueInterne(journal, entree);
  return estUnEchange(entree.id) ? marqueDUnEchange(journal, entree) : marqueDUneMise(journal, entree);
}

/**
 * Sends, then marks: a crash between the two sends a duplicate, never loses one. False where nothing should leave, or
 * where the stream moved meanwhile: the mark is then left to the next drain.
 */
export async function expedierUn({ journal, files, horloge }: ExpedierNeeds, entree: OutboxPending): Promise<boolean> {
  const marquer = await marqueDe(journal, entree);
  if (marquer === null) return false;
  const { id, queue, group, body } = entree;
  await files.send(queue, { id, group, body });
  return (await marquer(horloge.now())).ok;
}

/** The entries that this drain has tried, and the queues that cannot take anything for now. */
interface Parcours {
  readonly essayees: Set<string>;
  readonly muettes: Set<string>;
  readonly erreurs: unknown[];
}

/** Together: each entry has its own stream, and the platform may commit them in one go. */
async function expedierUnLot(needs: ExpedierNeeds, lot: readonly OutboxPending[], parcours: Parcours): Promise<number> {
  const { essayees, muettes, erreurs } = parcours;
  const issues = await Promise.allSettled(lot.map((entree) => expedierUn(needs, entree)));
  for (const [rang, issue] of issues.entries()) {
    const { id = '', queue = '' } = lot[rang] ?? {};
    essayees.add(id);
    if (issue.status === 'fulfilled') continue;
    erreurs.push(issue.reason);
    if (issue.reason instanceof Retry) muettes.add(queue);
  }
  return issues.filter((issue) => issue.status === 'fulfilled' && issue.value).length;
}

/**
 * Drains what is due: never sent, or last sent more than 13 days ago. Gives the number of messages sent and marked.
 * Entries that cannot leave do not hold back those behind them: their errors are thrown at the end.
 */
export async function expedier(needs: ExpedierNeeds): Promise<number> {
  const sentBefore = new Date(Date.parse(needs.horloge.now()) - REMISE_APRES_MS).toISOString();
  const parcours: Parcours = { essayees: new Set(), muettes: new Set(), erreurs: [] };
  let expedies = 0;
  for (let limit = LOT; ; ) {
    const dues = await needs.journal.outboxDue({ sentBefore, limit });
    const restent = dues.filter(({ id, queue }) => !parcours.essayees.has(id) && !parcours.muettes.has(queue));
    if (restent.length > 0) expedies += await expedierUnLot(needs, restent.slice(0, LOT), parcours);
    else if (dues.length < limit || limit >= VUES_MAX) break;
    // Nothing but what cannot leave: what can is behind.
    else limit *= 2;
  }
  const { erreurs } = parcours;
  if (erreurs.length > 0) throw new AggregateError(erreurs, `outbox: ${erreurs.length} entries could not be sent`);
  return expedies;
}
