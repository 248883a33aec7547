import type { Lectures } from '../ports.ts';
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
];

/** Read models in SQLite. */
export function ouvrirLectures({ db, ecrire }: Base): Lectures {
  const put = db.prepare(
    `INSERT INTO lecture (collection, id, rank, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (collection, id) DO UPDATE SET rank = excluded.rank, body = excluded.body`,
  );
  const get = db.prepare('SELECT body FROM lecture WHERE collection = ? AND id = ?');
  const top = db.prepare('SELECT body FROM lecture WHERE collection = ? ORDER BY rank DESC, id DESC LIMIT ?');
  const under = db.prepare(
    'SELECT body FROM lecture WHERE collection = ? AND rank < ? ORDER BY rank DESC, id DESC LIMIT ?',
  );
  return {
    async put(collection, id, { rank, body }) {
      await ecrire(() => put.run(collection, id, rank, body));
    },
    async get(collection, id) {
      const row = get.get(collection, id);
      return row === undefined ? null : texte(row, 'body');
    },
    async list(collection, { limit, below }) {
      const rows = below === undefined ? top.all(collection, limit) : under.all(collection, below, limit);
      return rows.map((row) => texte(row, 'body'));
    },
  };
}
