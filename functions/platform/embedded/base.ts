import { DatabaseSync } from 'node:sqlite';
import { panneDe } from '../panne.ts';
import { BaseAbimee } from './hors-d-usage.ts';
import { entier, texte } from './rows.ts';

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

type Durabilite = 'durable' | 'rebuildable';

/** How long a lock is waited for, ms. */
const PATIENCE_MS = 5000;

/**
 * Read whole, 0.35 s for each 100 MB: what is damaged further on would else be found in the middle of a decision. Throws
 * `BaseAbimee`.
 */
export function exigerEntiere(db: DatabaseSync): void {
  const constat = texte(db.prepare('PRAGMA quick_check(1)').get() ?? {}, 'quick_check');
  if (constat !== 'ok') throw new BaseAbimee(constat.replaceAll('\n', ' '));
}

function migrer(db: DatabaseSync, migrations: readonly string[], avantCreation: () => void): void {
  const found = entier(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
  if (found > migrations.length) {
    throw new SchemaTropRecent(
      `Ces données ont été écrites par une version plus récente de Passerelle (schéma ${found}, ` +
        `cette version connaît le schéma ${migrations.length}). Installez la version récente.`,
    );
  }
  if (found === migrations.length) return;
  if (found === 0) avantCreation();
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
  #aManqueDePlace = false;

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

  /** Commits what waits. A commit that fails rejects all of it; nothing is thrown, for nobody would be there to catch it. */
  commit(): void {
    const demandes = this.#demandes;
    this.#demandes = [];
    if (demandes.length === 0) return;
    this.#aManqueDePlace = false;
    this.#annuler();
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const settlements = demandes.map((demande) => this.#isolate(demande));
      this.#db.exec('COMMIT');
      for (const settle of settlements) settle();
    } catch (error) {
      for (const { reject } of demandes) reject(error);
      this.#noter(error);
      this.#annuler();
    }
    if (this.#aManqueDePlace) rendreDeLaPlace(this.#db);
  }

  #noter(error: unknown): void {
    if (panneDe(error)?.genre === 'disque-plein') this.#aManqueDePlace = true;
  }

  #annuler(): void {
    try {
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK');
    } catch {
      // The disk fails here too: asked again before the next commit.
    }
  }

  #isolate({ run, reject }: Demande): () => void {
    this.#db.exec('SAVEPOINT demande');
    try {
      const settle = run();
      this.#db.exec('RELEASE demande');
      return settle;
    } catch (error) {
      // A full disk undoes the whole transaction by itself, and then nobody's work stands; or that statement alone.
      if (!this.#db.isTransaction) throw error;
      this.#noter(error);
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

/** Else the log would take all the room that is given back, a little at a time, and keep it. */
function rendreDeLaPlace(db: DatabaseSync): void {
  try {
    vider(db);
  } catch {
    // No room to write it back either: tried again at the next commit that fails.
  }
}

/** Throws `BaseAbimee`, `SchemaTropRecent`, and what `avantCreation` throws. */
function preparer(db: DatabaseSync, migrations: readonly string[], durability: Durabilite, avantCreation: () => void) {
  try {
    // What was purged must not stay readable in pages that were freed, nor in a log that was already written back.
    db.exec(
      `PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 0; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability === 'durable' ? 'FULL' : 'NORMAL'}`,
    );
    exigerEntiere(db);
    migrer(db, migrations, avantCreation);
  } catch (error) {
    db.close();
    if (error instanceof Error && panneDe(error)?.genre === 'donnees-abimees')
      throw new BaseAbimee(error.message, { cause: error });
    throw error;
  }
}

/**
 * Opens one SQLite file, brought to the last schema: `migrations[n]` leads from version n to n + 1.
 * `durable` commits reach the disk before they return; without it a power cut may lose the last ones, never their
 * order. `avantCreation` is called, and may throw, before the first of them. Throws `BaseAbimee`, `SchemaTropRecent`.
 */
export function ouvrirBase(
  chemin: string,
  migrations: readonly string[],
  durability: Durabilite,
  avantCreation: () => void = () => {},
): Base {
  const db = new DatabaseSync(chemin, { timeout: PATIENCE_MS });
  preparer(db, migrations, durability, avantCreation);
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
