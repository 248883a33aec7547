import { DatabaseSync } from 'node:sqlite';
import { entier } from './rows.ts';

/** The data were written by a newer Passerelle than this one. */
export class SchemaTropRecent extends Error {}

export interface Base {
  readonly db: DatabaseSync;
  /** Runs `work` as one durable transaction; whatever it throws undoes it all. Synchronous: nothing can interleave. */
  transaction<T>(work: () => T): T;
  close(): void;
}

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

function transactionOn(db: DatabaseSync): Base['transaction'] {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  return (work) => {
    begin.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
}

/**
 * Opens one SQLite file, brought to the last schema: `migrations[n]` leads from version n to n + 1.
 * `durable` commits reach the disk before they return; without it a power cut may lose the last ones, never their
 * order. Throws `SchemaTropRecent`.
 */
export function ouvrirBase(chemin: string, migrations: readonly string[], durability: 'durable' | 'rebuildable'): Base {
  const db = new DatabaseSync(chemin, { timeout: 5000 });
  try {
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability === 'durable' ? 'FULL' : 'NORMAL'}`);
    migrer(db, migrations);
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    db,
    transaction: transactionOn(db),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}
