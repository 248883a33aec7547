/** The writing half of the journal: what one append checks, then what it stores, inside its transaction. */
import type { DatabaseSync } from 'node:sqlite';
import { chainer, type Evenement, HASH_ORIGINE, jcs } from '../../journal/evenement.ts';
import { lireEvenement } from '../../journal/lire.ts';
import type { Operation } from '../operations.ts';
import type { Append, AppendResult, Claim } from '../ports.ts';
import { entier, texte } from './rows.ts';

export interface Tete {
  readonly seq: number;
  readonly hash: string;
  readonly epoch: number;
}

/** An event with its place in the journal as a whole, which grows in the order of commits. */
export interface EvenementSitue {
  readonly position: number;
  readonly event: Evenement;
}

function prepare(db: DatabaseSync) {
  return {
    tete: db.prepare('SELECT seq, hash, epoch FROM stream WHERE name = ?'),
    holder: db.prepare('SELECT holder FROM claim WHERE key = ?'),
    event: db.prepare('INSERT INTO event (stream, seq, json) VALUES (?, ?, ?)'),
    stream: db.prepare(
      `INSERT INTO stream (name, seq, hash, epoch) VALUES (?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, epoch = excluded.epoch`,
    ),
    putOutbox: db.prepare(
      `INSERT INTO outbox (id, queue, grp, body, put_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET queue = excluded.queue, grp = excluded.grp, body = excluded.body,
         put_at = excluded.put_at, sends = 0, last_sent_at = NULL`,
    ),
    markSent: db.prepare('UPDATE outbox SET sends = sends + 1, last_sent_at = ? WHERE id = ?'),
    removeOutbox: db.prepare('DELETE FROM outbox WHERE id = ?'),
    putEcheance: db.prepare(
      `INSERT INTO echeance (id, type, date, stream) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET type = excluded.type, date = excluded.date, stream = excluded.stream`,
    ),
    removeEcheance: db.prepare('DELETE FROM echeance WHERE id = ?'),
    take: db.prepare('INSERT OR IGNORE INTO claim (key, holder) VALUES (?, ?)'),
    release: db.prepare('DELETE FROM claim WHERE key = ? AND holder = ?'),
  };
}

export class JournalEcriture {
  readonly #sql: ReturnType<typeof prepare>;

  constructor(db: DatabaseSync) {
    this.#sql = prepare(db);
  }

  tete(stream: string): Tete {
    const row = this.#sql.tete.get(stream);
    if (row === undefined) return { seq: 0, hash: HASH_ORIGINE, epoch: 0 };
    return { seq: entier(row, 'seq'), hash: texte(row, 'hash'), epoch: entier(row, 'epoch') };
  }

  holder(key: string): string | null {
    const row = this.#sql.holder.get(key);
    return row === undefined ? null : texte(row, 'holder');
  }

  /** What forbids this append now, or null. Only reads: a refused append has touched nothing. */
  conflict(append: Append, operations: readonly Operation[]): Extract<AppendResult, { ok: false }> | null {
    if (this.tete(append.stream).seq !== append.expected) return { ok: false, conflict: 'sequence' };
    const taken: Claim[] = [];
    for (const operation of operations) {
      if (operation.op === 'fence' && this.tete(operation.stream).epoch !== operation.epoch) {
        return { ok: false, conflict: 'fence', stream: operation.stream };
      }
      if (operation.op !== 'take') continue;
      const holder = this.holder(operation.key);
      if (holder !== null && holder !== operation.holder) taken.push({ key: operation.key, holder });
    }
    return taken.length > 0 ? { ok: false, conflict: 'claim', taken } : null;
  }

  /** Stores an append that nothing forbids. */
  store(append: Append, operations: readonly Operation[]): readonly EvenementSitue[] {
    const tete = this.tete(append.stream);
    const stored = chainer({ stream: append.stream, ...tete }, append.events, append.at).map((event) => {
      const json = jcs({ ...event });
      const { lastInsertRowid } = this.#sql.event.run(event.stream, event.seq, json);
      // Read back, so that the caller holds what the journal holds, not objects that it may still change.
      return { position: Number(lastInsertRowid), event: lireEvenement(json) };
    });
    const last = stored.at(-1)?.event ?? tete;
    const epoch = tete.epoch + (append.advancesEpoch === true ? 1 : 0);
    if (last.seq !== tete.seq || epoch !== tete.epoch) this.#sql.stream.run(append.stream, last.seq, last.hash, epoch);
    for (const operation of operations) this.#apply(operation, append.at);
    return stored;
  }

  #apply(operation: Operation, at: string): void {
    switch (operation.op) {
      case 'putOutbox':
        this.#sql.putOutbox.run(operation.id, operation.queue, operation.group, operation.body, at);
        return;
      case 'markSent':
        this.#sql.markSent.run(at, operation.id);
        return;
      case 'removeOutbox':
        this.#sql.removeOutbox.run(operation.id);
        return;
      case 'putEcheance':
        this.#sql.putEcheance.run(operation.id, operation.type, operation.date, operation.stream);
        return;
      case 'removeEcheance':
        this.#sql.removeEcheance.run(operation.id);
        return;
      case 'take':
        this.#sql.take.run(operation.key, operation.holder);
        return;
      case 'release':
        this.#sql.release.run(operation.key, operation.holder);
        return;
      case 'fence':
        return;
      default:
        operation satisfies never;
    }
  }
}
