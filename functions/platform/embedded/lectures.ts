import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { exigerUnLot } from '../lot-de-lecture.ts';
import type { EcritureDeLecture, Lectures } from '../ports.ts';
import type { Base } from './base.ts';
import { texte } from './rows.ts';

/** In a file of their own: read models may be deleted with it, and rebuilt from the journal. */
export const MIGRATIONS_LECTURES: readonly string[] = [
  `
  CREATE TABLE lecture (
    collection TEXT NOT NULL,
    id         TEXT NOT NULL,
    rank       TEXT NOT NULL,
    body       TEXT NOT NULL,
    PRIMARY KEY (collection, id)
  ) STRICT;
  CREATE INDEX lecture_rank ON lecture (collection, rank, id);
  `,
  // Kept in the order in which they are listed, for a page is then read where it lies. A document whose id is its rank
  // (most are) is found there too, and has no other entry. They are rebuilt, cursor and all.
  `
  DROP TABLE lecture;
  CREATE TABLE collection (numero INTEGER PRIMARY KEY, nom TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE lecture (
    collection INTEGER NOT NULL REFERENCES collection (numero),
    rank       TEXT NOT NULL,
    id         TEXT NOT NULL,
    body       TEXT NOT NULL,
    PRIMARY KEY (collection, rank, id)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX lecture_id ON lecture (collection, id) WHERE id <> rank;
  `,
  // What a dossier adds to the statements is kept with what it weighs: all are told again.
  'DELETE FROM lecture;',
];

const DE_LA_COLLECTION = 'collection = (SELECT numero FROM collection WHERE nom = ?)';

function preparer(db: DatabaseSync) {
  const lister = (ordre: 'ASC' | 'DESC', bornes: string): StatementSync =>
    db.prepare(
      `SELECT body FROM lecture WHERE ${DE_LA_COLLECTION}${bornes} ORDER BY rank ${ordre}, id ${ordre} LIMIT ?`,
    );
  const listes = (ordre: 'ASC' | 'DESC') => ({
    tout: lister(ordre, ''),
    dessus: lister(ordre, ' AND rank > ?'),
    dessous: lister(ordre, ' AND rank < ?'),
    entre: lister(ordre, ' AND rank > ? AND rank < ?'),
  });
  return {
    nommer: db.prepare('INSERT INTO collection (nom) VALUES (?) ON CONFLICT (nom) DO NOTHING'),
    put: db.prepare(
      'INSERT OR REPLACE INTO lecture (collection, id, rank, body) SELECT numero, ?, ?, ? FROM collection WHERE nom = ?',
    ),
    removeAuRang: db.prepare(`DELETE FROM lecture WHERE ${DE_LA_COLLECTION} AND rank = ? AND id = ?`),
    removeAilleurs: db.prepare(`DELETE FROM lecture WHERE ${DE_LA_COLLECTION} AND id = ? AND id <> rank`),
    getAuRang: db.prepare(`SELECT body FROM lecture WHERE ${DE_LA_COLLECTION} AND rank = ? AND id = ?`),
    getAilleurs: db.prepare(`SELECT body FROM lecture WHERE ${DE_LA_COLLECTION} AND id = ? AND id <> rank`),
    vider: db.prepare('DELETE FROM lecture'),
    croissant: listes('ASC'),
    decroissant: listes('DESC'),
  };
}

/** KiB of pages kept in memory: a deposit is written in many places. */
const MEMOIRE = 'PRAGMA cache_size = -65536';

export interface LecturesEmbarquees extends Lectures {
  /** Removes everything in one commit: they are to be made anew. */
  vider(): Promise<void>;
}

/** Read models in SQLite. */
export function ouvrirLectures({ db, ecrire }: Base): LecturesEmbarquees {
  db.exec(MEMOIRE);
  const sql = preparer(db);
  const ecrireUn = ({ collection, id, document }: EcritureDeLecture): void => {
    if (document?.rank !== id) sql.removeAuRang.run(collection, id, id);
    if (document === null || document.rank === id) sql.removeAilleurs.run(collection, id);
    if (document === null) return;
    const mettre = () => sql.put.run(id, document.rank, document.body, collection).changes;
    if (mettre() > 0) return;
    sql.nommer.run(collection);
    mettre();
  };
  return {
    async put(collection, id, document) {
      await ecrire(() => ecrireUn({ collection, id, document }));
    },
    async ecrire(lot) {
      exigerUnLot(lot);
      await ecrire(() => lot.forEach(ecrireUn));
    },
    async vider() {
      await ecrire(() => sql.vider.run());
    },
    async get(collection, id) {
      const row = sql.getAilleurs.get(collection, id) ?? sql.getAuRang.get(collection, id, id);
      return row === undefined ? null : texte(row, 'body');
    },
    async list(collection, { limit, below, above, ascending = false }) {
      const ordre = ascending ? sql.croissant : sql.decroissant;
      const bornes = [above, below].filter((borne) => borne !== undefined);
      const liste =
        above === undefined
          ? below === undefined
            ? ordre.tout
            : ordre.dessous
          : below === undefined
            ? ordre.dessus
            : ordre.entre;
      return liste.all(collection, ...bornes, limit).map((row) => texte(row, 'body'));
    },
  };
}
