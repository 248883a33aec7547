import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { direLaPanne } from '../../functions/platform/embedded/panne-en-clair.ts';
import { panneDe } from '../../functions/platform/panne.ts';
import { dossierPassager } from './dossier.ts';

const lever = (travail: () => unknown): unknown => {
  try {
    travail();
  } catch (erreur) {
    return erreur;
  }
  throw new Error('nothing was thrown');
};
const deSqlite = (errcode: number) => Object.assign(new Error('sqlite'), { code: 'ERR_SQLITE_ERROR', errcode });
const duSysteme = (code: string) => Object.assign(new Error(code), { code });

test('what SQLite and the system really throw is known for what it is', () => {
  const dossier = dossierPassager();
  const chemin = join(dossier, 'b.sqlite');
  const db = new DatabaseSync(chemin);
  db.exec('PRAGMA max_page_count = 4; CREATE TABLE t (b)');
  expect(panneDe(lever(() => db.exec('INSERT INTO t VALUES (zeroblob(100000))')))?.genre).toBe('disque-plein');
  db.close();
  const lecteur = new DatabaseSync(chemin, { readOnly: true });
  expect(panneDe(lever(() => lecteur.exec('DELETE FROM t')))?.genre).toBe('lecture-seule');
  lecteur.close();
  writeFileSync(chemin, 'autre chose '.repeat(1000));
  expect(panneDe(lever(() => new DatabaseSync(chemin).exec('SELECT * FROM t')))?.genre).toBe('donnees-abimees');
  expect(panneDe(lever(() => new DatabaseSync(dossier)))?.genre).toBe('acces-refuse');
});

test('a quota is a full disk; an extended code is told as its kind; a cause tells its error', () => {
  for (const sansPlace of [deSqlite(778), deSqlite(4874), duSysteme('EDQUOT'), duSysteme('ENOSPC')])
    expect(panneDe(sansPlace)?.genre).toBe('disque-plein');
  expect(panneDe(deSqlite(266))?.genre).toBe('disque-en-panne');
  expect(panneDe(deSqlite(267))?.genre).toBe('donnees-abimees');
  expect(panneDe(new Error('autour', { cause: duSysteme('EROFS') }))?.genre).toBe('lecture-seule');
});

test('a fault of ours keeps its stack, and a conflict of the data is none of the machine', () => {
  for (const faute of [new TypeError('x'), deSqlite(5), deSqlite(2067), duSysteme('ECONNRESET'), 'texte', null])
    expect([panneDe(faute), direLaPanne(faute)]).toEqual([null, null]);
});

test('whoever starts the server reads which path it is about, and what to do', () => {
  const fichier = join(dossierPassager(), 'fichier');
  writeFileSync(fichier, '');
  expect(direLaPanne(lever(() => mkdirSync(join(fichier, 'objets'))))).toMatch(
    /fichier.* Un fichier est là où il faut/,
  );
  expect(direLaPanne(duSysteme('EACCES'))).toMatch(/^Le système refuse .* le droit/);
});
