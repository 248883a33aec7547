import type { DatabaseSync } from 'node:sqlite';
import { lireEvenement } from '../../journal/lire.ts';
import { operationsOf } from '../operations.ts';
import type { Append, AppendResult, Claim, Echeance, Journal, OutboxPending, StreamState } from '../ports.ts';
import type { Base } from './base.ts';
import { type EvenementSitue, JournalEcriture } from './journal-ecriture.ts';
import { entier, type Row, texte, texteOuNull } from './rows.ts';

export type { EvenementSitue } from './journal-ecriture.ts';

type AppendListener = (events: readonly EvenementSitue[]) => void;

function prepare(db: DatabaseSync) {
  const pending = 'SELECT id, queue, grp, body, sends, last_sent_at FROM outbox';
  return {
    read: db.prepare('SELECT json FROM event WHERE stream = ? ORDER BY seq'),
    since: db.prepare('SELECT position, json FROM event WHERE position > ? ORDER BY position LIMIT ?'),
    dernier: db.prepare('SELECT json FROM event ORDER BY position DESC LIMIT 1'),
    neverSent: db.prepare(`${pending} WHERE last_sent_at IS NULL ORDER BY put_at, rank LIMIT ?`),
    sentBefore: db.prepare(`${pending} WHERE last_sent_at < ? ORDER BY last_sent_at, put_at, rank LIMIT ?`),
    envoi: db.prepare('SELECT id, queue, grp, body, sends, last_sent_at FROM outbox WHERE id = ?'),
    echeance: db.prepare('SELECT id, type, date, stream FROM echeance WHERE id = ?'),
    dues: db.prepare(
      'SELECT id, type, date, stream FROM echeance WHERE type = ? AND date <= ? ORDER BY date, id LIMIT ?',
    ),
  };
}

function lirePending(row: Row): OutboxPending {
  return {
    id: texte(row, 'id'),
    queue: texte(row, 'queue'),
    group: texte(row, 'grp'),
    body: texte(row, 'body'),
    sends: entier(row, 'sends'),
    lastSentAt: texteOuNull(row, 'last_sent_at'),
  };
}

const lireEcheance = (row: Row): Echeance => ({
  id: texte(row, 'id'),
  type: texte(row, 'type'),
  date: texte(row, 'date'),
  stream: texte(row, 'stream'),
});

/** The journal in SQLite: the port, and on one machine the feed that read models follow. */
export class JournalEmbarque implements Journal {
  readonly #base: Base;
  readonly #sql: ReturnType<typeof prepare>;
  readonly #ecriture: JournalEcriture;
  readonly #listeners = new Set<AppendListener>();

  constructor(base: Base) {
    this.#base = base;
    this.#sql = prepare(base.db);
    this.#ecriture = new JournalEcriture(base.db);
  }

  async read(stream: string): Promise<StreamState> {
    const events = this.#sql.read.all(stream).map((row) => lireEvenement(texte(row, 'json')));
    const { seq, epoch } = this.#ecriture.tete(stream);
    return { events, seq, epoch };
  }

  async append(append: Append): Promise<AppendResult> {
    const operations = operationsOf(append);
    const outcome = await this.#base.ecrire(
      () => this.#ecriture.conflict(append, operations) ?? { stored: this.#ecriture.store(append, operations) },
    );
    if (!('stored' in outcome)) return outcome;
    if (outcome.stored.length > 0 || operations.some(({ op }) => op === 'putOutbox')) this.#announce(outcome.stored);
    return { ok: true, events: outcome.stored.map(({ event }) => event) };
  }

  async outboxDue({ sentBefore, limit }: { readonly sentBefore: string; readonly limit: number }) {
    const fresh = this.#sql.neverSent.all(limit).map(lirePending);
    const again = this.#sql.sentBefore.all(sentBefore, limit - fresh.length).map(lirePending);
    return [...fresh, ...again];
  }

  async echeancesDues({ type, jusquAu, limit }: Parameters<Journal['echeancesDues']>[0]) {
    return this.#sql.dues.all(type, jusquAu, limit).map(lireEcheance);
  }

  /** What waits beside the events, by its id; what is absent is left out. For the audit. */
  async envois(ids: readonly string[]): Promise<readonly OutboxPending[]> {
    return [...new Set(ids)].flatMap((id) => this.#sql.envoi.all(id).map(lirePending));
  }

  async echeances(ids: readonly string[]): Promise<readonly Echeance[]> {
    return [...new Set(ids)].flatMap((id) => this.#sql.echeance.all(id).map(lireEcheance));
  }

  async holders(keys: readonly string[]): Promise<readonly Claim[]> {
    return [...new Set(keys)].flatMap((key) => {
      const holder = this.#ecriture.holder(key);
      return holder === null ? [] : [{ key, holder }];
    });
  }

  /** At most `limit` events behind `position` (0: from the first), in the order of commits. Embedded only. */
  async since(position: number, limit: number): Promise<readonly EvenementSitue[]> {
    return this.#sql.since
      .all(position, limit)
      .map((row) => ({ position: entier(row, 'position'), event: lireEvenement(texte(row, 'json')) }));
  }

  /** When its last event was written, ISO 8601 UTC; null: it has none. Embedded only. */
  async dernierInstant(): Promise<string | null> {
    const row = this.#sql.dernier.get();
    return row === undefined ? null : lireEvenement(texte(row, 'json')).at;
  }

  /**
   * Calls `listener` after each commit that brought events or outbox entries; returns what ends it. A signal, not a
   * delivery: who was not listening catches up by `since`. The listener must not throw. Embedded only.
   */
  onAppend(listener: AppendListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** In a microtask: what a listener does can no longer turn a committed append into a failed one. */
  #announce(events: readonly EvenementSitue[]): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(events));
  }
}
