/**
 * Queues in SQLite, with what SQS has. Sending an id twice gives two messages, as SQS standard does: collapsing onto
 * one that is being handled would lose the second call to wake up. Dead letters, our own faults, do not expire here.
 */
import type { Clock, DeadLetter, DeadLetters, Message, Queues } from '../ports.ts';
import type { Base } from './base.ts';
import { lireHandle, lireMessage, prepareMessages } from './messages.ts';
import { entier, type Row, texte, texteOuNull } from './rows.ts';

const RETENTION_SECONDS = 14 * 24 * 3600;
/** `visible_at` of what waits for nothing: no clock, set back or not, hides it. */
const AT_ONCE = '';
/** Longer than any lease. A delay that is longer may be cut short, which only makes a handler look too early. */
const LEASE_MAX_SECONDS = 15 * 60;

const later = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000).toISOString();

export interface FilesOptions {
  readonly clock: Clock;
  /** How often a message of this queue may be received before it is a dead letter; 5 unless told. */
  readonly maxReceiveCount?: (queue: string) => number;
}

export class FilesEmbarquees implements Queues, DeadLetters {
  readonly #base: Base;
  readonly #sql: ReturnType<typeof prepareMessages>;
  readonly #clock: Clock;
  readonly #maxReceiveCount: (queue: string) => number;
  readonly #listeners = new Set<(queue: string) => void>();
  /** The group served last in each queue: the next receive starts behind it, so that each has its turn. */
  readonly #served = new Map<string, string>();
  /** The latest instant that the clock gave: from an earlier one on, it was set back. */
  #latest = '';

  constructor(base: Base, { clock, maxReceiveCount = () => 5 }: FilesOptions) {
    this.#base = base;
    this.#sql = prepareMessages(base.db);
    this.#clock = clock;
    this.#maxReceiveCount = maxReceiveCount;
    // Between two runs the clock may have been set back too.
    this.#recall(clock.now());
  }

  async send(
    queue: string,
    { id, group, body }: { readonly id: string; readonly group: string; readonly body: string },
  ) {
    const now = this.#clock.now();
    await this.#base.ecrire(() => this.#sql.send.run(queue, id, group, body, now, AT_ONCE));
    this.#announce(queue);
  }

  async receive(queue: string, { max, leaseSeconds }: { readonly max: number; readonly leaseSeconds: number }) {
    const now = this.#clock.now();
    return this.#base.ecrire(() => {
      if (now < this.#latest) this.#recall(now);
      this.#latest = now;
      const messages: Message[] = [];
      while (messages.length < max) {
        const row = this.#next(queue, now);
        if (row === undefined) break;
        const rank = entier(row, 'rank');
        this.#sql.lease.run(later(now, leaseSeconds), rank);
        const [count, lease] = [entier(row, 'receive_count') + 1, entier(row, 'lease') + 1];
        messages.push(lireMessage({ ...row, receive_count: count, lease }));
      }
      return messages;
    });
  }

  async delete(queue: string, handle: string) {
    await this.#base.ecrire(() => this.#sql.delete.run(queue, ...lireHandle(handle)));
  }

  /** `fault`: what went wrong, kept with the message as long as it lives. */
  async release(queue: string, handle: string, delaySeconds: number, fault: string | null = null) {
    const visibleAt = delaySeconds === 0 ? AT_ONCE : later(this.#clock.now(), delaySeconds);
    await this.#base.ecrire(() => this.#sql.release.run(visibleAt, fault, queue, ...lireHandle(handle)));
    if (delaySeconds === 0) this.#announce(queue);
  }

  async counts(queue: string) {
    const now = this.#clock.now();
    await this.#base.ecrire(() => this.#sweep(queue, now));
    const row = this.#sql.counts.get(now, now, queue) ?? {};
    return { visible: entier(row, 'visible'), leased: entier(row, 'leased'), dead: entier(row, 'dead') };
  }

  /** Queues that hold a message, living or dead. Embedded only. */
  async names(): Promise<readonly string[]> {
    return this.#sql.names.all().map((row) => texte(row, 'queue'));
  }

  async oldest(queue: string): Promise<string | null> {
    return texteOuNull(this.#sql.oldest.get(queue) ?? { oldest: null }, 'oldest');
  }

  /** Oldest first. Their handle serves `delete` too, to give one up. */
  async deadLetters(queue: string, limit: number): Promise<readonly DeadLetter[]> {
    const now = this.#clock.now();
    await this.#base.ecrire(() => this.#sweep(queue, now));
    const rows = this.#sql.dead.all(queue, limit);
    return rows.map((row) => ({
      ...lireMessage(row),
      id: texte(row, 'id'),
      group: texte(row, 'grp'),
      fault: texteOuNull(row, 'fault'),
    }));
  }

  async redrive(queue: string, handles: readonly string[]): Promise<number> {
    const now = this.#clock.now();
    const redriven = await this.#base.ecrire(() =>
      handles.reduce(
        (n, handle) => n + Number(this.#sql.redrive.run(now, AT_ONCE, queue, ...lireHandle(handle)).changes),
        0,
      ),
    );
    if (redriven > 0) this.#announce(queue);
    return redriven;
  }

  /**
   * Calls `listener` with the queue's name when a message comes to be visible in it (sent, redriven, released without
   * delay); returns what ends it. The end of a lease or of a delay gives no signal: a pump also polls. Embedded only.
   */
  onSend(listener: (queue: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The next message to hand out, by turns between groups; what died or expired on the way is put aside. */
  #next(queue: string, now: string): Row | undefined {
    for (;;) {
      const served = this.#served.get(queue);
      const behind = served === undefined ? undefined : this.#sql.nextGroup.get(queue, now, served);
      const row = behind ?? this.#sql.firstGroup.get(queue, now);
      if (row === undefined) return undefined;
      this.#served.set(queue, texte(row, 'grp'));
      if (texte(row, 'sent_at') <= later(now, -RETENTION_SECONDS)) this.#sql.drop.run(entier(row, 'rank'));
      else if (entier(row, 'receive_count') >= this.#maxReceiveCount(queue)) this.#sql.bury.run(entier(row, 'rank'));
      else return row;
    }
  }

  /** Gives back the messages leased, it seems, for longer than a lease lasts: the clock has been set back since. */
  #recall(now: string): void {
    this.#sql.recall.run(AT_ONCE, later(now, LEASE_MAX_SECONDS));
  }

  #sweep(queue: string, now: string): void {
    this.#sql.dropExpired.run(queue, later(now, -RETENTION_SECONDS));
    this.#sql.buryAll.run(queue, now, this.#maxReceiveCount(queue));
  }

  #announce(queue: string): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(queue));
  }
}
