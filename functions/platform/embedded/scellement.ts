import type { Marque, Scellement } from '../ports.ts';
import type { Base } from './base.ts';
import { entier, texte } from './rows.ts';

/** Which events are sealed, in SQLite. */
export function ouvrirScellement({ db, ecrire }: Base): Scellement {
  const attente = db.prepare(
    `SELECT a.stream, COALESCE((SELECT MAX(jusqua) FROM marque m WHERE m.stream = a.stream), 0) AS depuis
     FROM a_sceller a ORDER BY a.rank LIMIT ?`,
  );
  const marques = db.prepare('SELECT stream, jusqua, sceau FROM marque WHERE stream = ? ORDER BY jusqua');
  const marquer = db.prepare(
    `INSERT OR IGNORE INTO marque (stream, jusqua, sceau)
     SELECT ?1, ?2, ?3 WHERE ?2 > COALESCE((SELECT MAX(jusqua) FROM marque WHERE stream = ?1), 0)`,
  );
  const finir = db.prepare(
    'DELETE FROM a_sceller WHERE stream = ?1 AND (SELECT seq FROM stream WHERE name = ?1) <= ?2',
  );
  return {
    async aSceller({ limit }) {
      return attente.all(limit).map((row) => ({ stream: texte(row, 'stream'), depuis: entier(row, 'depuis') }));
    },
    async marquer(nouvelles) {
      await ecrire(() => {
        for (const { stream, jusqua, sceau } of nouvelles) {
          marquer.run(stream, jusqua, sceau);
          finir.run(stream, jusqua);
        }
      });
    },
    async marquesDe(stream) {
      return marques.all(stream).map(
        (row): Marque => ({
          stream: texte(row, 'stream'),
          jusqua: entier(row, 'jusqua'),
          sceau: entier(row, 'sceau'),
        }),
      );
    },
  };
}
