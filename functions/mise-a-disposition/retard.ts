/** What a comptable has not fetched: the message leaves again by itself, but somebody should call him. */
import { QUEUES_INTERNES } from '../../schemas/messages/depot.ts';
import type { Clock, Journal, OutboxPending } from '../platform/ports.ts';
import { fluxDeLEnvoi } from './flux-de-l-envoi.ts';

const JOUR_MS = 24 * 3_600_000;
/** Three days: a long week-end is no alarm. */
const RETARD_MS = 3 * JOUR_MS;
/** Three runs of `relancer`. */
const ENVOI_MS = 15 * 60_000;
const LOT = 1000;

export interface Retards {
  /** Deliveries sent more than three days ago and not confirmed; counted up to 1,000. */
  readonly nonRecues: number;
  /** Messages of the outbox never sent after a quarter of an hour; counted up to 1,000. */
  readonly nonEnvoyees: number;
  /** The queues that wait, a few of them. */
  readonly files: readonly string[];
}

interface ReleverNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

/** Since when it waits: its stream was last written when it was put there, or later. */
async function depuisQuand({ journal }: ReleverNeeds, { id, queue }: OutboxPending): Promise<string | undefined> {
  const { events } = await journal.read(fluxDeLEnvoi({ id, queue }));
  return events.at(-1)?.at;
}

/** The oldest come first: the first one that has just been put there ends the count. What always passes is no delay. */
async function compterLesBloquees(needs: ReleverNeeds, dues: readonly OutboxPending[]): Promise<number> {
  const limite = new Date(Date.parse(needs.horloge.now()) - ENVOI_MS).toISOString();
  const jamais = dues.filter(({ lastSentAt }) => lastSentAt === null);
  for (const [rang, entree] of jamais.entries()) {
    const depuis = await depuisQuand(needs, entree);
    if (depuis === undefined || depuis > limite) return rang;
  }
  return jamais.length;
}

export async function releverLesRetards({ journal, horloge }: ReleverNeeds): Promise<Retards> {
  const sentBefore = new Date(Date.parse(horloge.now()) - RETARD_MS).toISOString();
  const dues = await journal.outboxDue({ sentBefore, limit: LOT });
  const tard = dues.filter(({ lastSentAt, queue }) => lastSentAt !== null && !QUEUES_INTERNES.includes(queue));
  return {
    nonRecues: tard.length,
    nonEnvoyees: await compterLesBloquees({ journal, horloge }, dues),
    files: [...new Set(tard.map(({ queue }) => queue))].slice(0, 20),
  };
}
