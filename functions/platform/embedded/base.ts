import { DatabaseSync } from 'node:sqlite';
import { entier } from './rows.ts';

/** The data were written by a newer Passerelle than this one. */
export class SchemaTropRecent extends Error {}

export interface Base {
  readonly db: DatabaseSync;
  /**
   * Runs `work`, which is synchronous, and settles once it is on the disk; whatever it throws undoes it alone. What is
   * asked in one turn of the event loop is committed together, so that one sync of the disk serves all.
   */
  ecrire<T>(work: () => T): Promise<T>;
  /**
   * Writes the log back and empties it: what was erased is then in no file of the base. False where somebody reads an
   * older state of it, and has to be waited for.
   */
  vider(): boolean;
  close(): void;
}

/** How long a lock is waited for, ms. */
const PATIENCE_MS = 5000;

function migrer(db: DatabaseSync, migrations: readonly string[]): void {
  const found = entier(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
  if (found > migrations.length) {
    throw new SchemaTropRecent(
      `Ces données ont été écrites par une version plus récente de Passerelle (schéma ${found}, ` +
        `cette version connaît le schéma ${migrations.length}). Installez la version récente.`,
    );
  }
  if (found === migrations.length) return;
  db.exec(`BEGIN; ${migrations.slice(found).join('\n')} PRAGMA user_version = ${migrations.length}; COMMIT`);
}

/** One asked-for work: `run` does it and gives what settles it after the commit. */
interface Demande {
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

class Ecrivain {
  readonly #db: DatabaseSync;
  #demandes: Demande[] = [];

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  ecrire<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = () => {
        const result = work();
        return () => resolve(result);
      };
      if (this.#demandes.push({ run, reject }) === 1) setImmediate(() => this.commit());
    });
  }

  /** Commits what waits. A commit that fails rejects all of it. */
  commit(): void {
    const demandes = this.#demandes;
    this.#demandes = [];
    if (demandes.length === 0) return;
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const settlements = demandes.map((demande) => this.#isolate(demande));
      this.#db.exec('COMMIT');
      for (const settle of settlements) settle();
    } catch (error) {
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK');
      for (const { reject } of demandes) reject(error);
      if (estPlein(error)) rendreDeLaPlace(this.#db);
    }
  }

  #isolate({ run, reject }: Demande): () => void {
    this.#db.exec('SAVEPOINT demande');
    try {
      const settle = run();
      this.#db.exec('RELEASE demande');
      return settle;
    } catch (error) {
      // A full disk undoes the whole transaction by itself: then nobody's work stands.
      if (!this.#db.isTransaction) throw error;
      this.#db.exec('ROLLBACK TO demande; RELEASE demande');
      return () => reject(error);
    }
  }
}

/** Nobody who writes waits meanwhile for whoever reads. */
function vider(db: DatabaseSync): boolean {
  db.exec('PRAGMA busy_timeout = 0');
  try {
    return entier(db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}, 'busy') === 0;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
  }
}

/** SQLITE_FULL: the disk, or the most that the file may hold. */
const estPlein = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 13;

/** Else the log would take all the room that is given back, a little at a time, and keep it. */
function rendreDeLaPlace(db: DatabaseSync): void {
  try {
    vider(db);
  } catch {
    // No room to write it back either: tried again at the next commit that fails.
  }
}

/**
 * Opens one SQLite file, brought to the last schema: `migrations[n]` leads from version n to n + 1.
 * `durable` commits reach the disk before they return; without it a power cut may lose the last ones, never their
 * order. Throws `SchemaTropRecent`.
 */
export function ouvrirBase(chemin: string, migrations: readonly string[], durability: 'durable' | 'rebuildable'): Base {
  const db = new DatabaseSync(chemin, { timeout: PATIENCE_MS });
  try {
    // What was purged must not stay readable in pages that were freed, nor in a log that was already written back.
    db.exec(
      `PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 0; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability === 'durable' ? 'FULL' : 'NORMAL'}`,
    );
    migrer(db, migrations);
  } catch (error) {
    db.close();
    throw error;
  }
  const ecrivain = new Ecrivain(db);
  return {
    db,
    ecrire: (work) => ecrivain.ecrire(work),
    vider: () => vider(db),
    close: () => {
      if (!db.isOpen) return;
      ecrivain.commit();
      db.close();
    },
  };
}
