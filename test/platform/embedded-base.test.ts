import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ouvrirBase } from '../../functions/platform/embedded/base.ts';
import { dossierPassager } from './dossier.ts';

const PREMIERE = 'CREATE TABLE t (n INTEGER) STRICT;';
const SECONDE = 'ALTER TABLE t ADD COLUMN nom TEXT;';

function ouvrir(path: string, migrations: readonly string[]) {
  const base = ouvrirBase(path, migrations, 'durable');
  onTestFinished(() => base.close());
  return base;
}

describe('the embedded base', () => {
  it('undoes a work that throws, alone, among those committed with it', async () => {
    const base = ouvrir(join(dossierPassager(), 'b.sqlite'), [PREMIERE]);
    const insert = (n: number) => () => base.db.exec(`INSERT INTO t VALUES (${n})`);
    const failing = () => {
      insert(2)();
      throw new Error('panne');
    };
    const outcomes = await Promise.allSettled([base.ecrire(insert(1)), base.ecrire(failing), base.ecrire(insert(3))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(base.db.prepare('SELECT n FROM t ORDER BY n').all()).toMatchObject([{ n: 1 }, { n: 3 }]);
  });

  it('rejects all of a commit that fails, and serves the next', async () => {
    const base = ouvrir(join(dossierPassager(), 'b.sqlite'), [`${PREMIERE} PRAGMA foreign_keys = ON;`]);
    base.db.exec(
      'CREATE TABLE p (n INTEGER PRIMARY KEY); CREATE TABLE c (n REFERENCES p (n) DEFERRABLE INITIALLY DEFERRED)',
    );
    base.db.exec('PRAGMA foreign_keys = ON');
    const orphan = base.ecrire(() => base.db.exec('INSERT INTO c VALUES (7)'));
    const other = base.ecrire(() => base.db.exec('INSERT INTO t VALUES (1)'));
    await expect(orphan).rejects.toThrow(/FOREIGN KEY/);
    await expect(other).rejects.toThrow(/FOREIGN KEY/);
    await base.ecrire(() => base.db.exec('INSERT INTO t VALUES (2)'));
    expect(base.db.prepare('SELECT n FROM t').all()).toMatchObject([{ n: 2 }]);
  });

  it('gives back the room that its log takes when there is none left, then serves again', async () => {
    const path = join(dossierPassager(), 'b.sqlite');
    const base = ouvrir(path, ['CREATE TABLE s (t BLOB) STRICT;']);
    base.db.exec('PRAGMA wal_autocheckpoint = 0');
    const agrandir = (octets: number) => base.ecrire(() => base.db.exec(`INSERT INTO s VALUES (zeroblob(${octets}))`));
    for (let i = 0; i < 20; i += 1) await agrandir(1000);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    base.db.exec('PRAGMA max_page_count = 20');
    await expect(agrandir(100_000)).rejects.toThrow(/full/);
    expect(statSync(`${path}-wal`).size).toBe(0);
    await agrandir(10);
    expect(base.db.prepare('SELECT count(*) AS n FROM s').get()).toMatchObject({ n: 21 });
  });

  it('gives it back too where the statement alone is undone, and those committed with it stand', async () => {
    const path = join(dossierPassager(), 'b.sqlite');
    const base = ouvrir(path, ['CREATE TABLE s (t BLOB, u TEXT UNIQUE) STRICT;']);
    base.db.exec('PRAGMA wal_autocheckpoint = 0');
    const ajouter = (octets: number, nom: string) => () =>
      base.db.exec(`INSERT INTO s VALUES (zeroblob(${octets}), '${nom}')`);
    for (let i = 0; i < 20; i += 1) await base.ecrire(ajouter(1000, String(i)));
    base.db.exec('PRAGMA max_page_count = 20');
    const plusieurs = () =>
      base.db.exec(`INSERT INTO s SELECT zeroblob(50000), 'x' || value FROM json_each('[1,2,3]')`);
    const issues = await Promise.allSettled([base.ecrire(ajouter(1, 'petit')), base.ecrire(plusieurs)]);
    expect(issues.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(statSync(`${path}-wal`).size).toBe(0);
    expect(base.db.prepare('SELECT count(*) AS n FROM s').get()).toMatchObject({ n: 21 });
  });

  it('rejects whoever waits, even where the commit cannot be undone either', async () => {
    const base = ouvrir(join(dossierPassager(), 'b.sqlite'), [PREMIERE]);
    const executer = base.db.exec.bind(base.db);
    const enPanne = vi.spyOn(base.db, 'exec').mockImplementation((sql) => {
      if (sql === 'COMMIT' || sql === 'ROLLBACK')
        throw Object.assign(new Error('disk I/O error'), { errcode: 778, code: 'ERR_SQLITE_ERROR' });
      executer(sql);
    });
    await expect(base.ecrire(() => executer('INSERT INTO t VALUES (1)'))).rejects.toThrow(/I\/O/);
    enPanne.mockRestore();
    await base.ecrire(() => executer('INSERT INTO t VALUES (2)'));
    expect(base.db.prepare('SELECT n FROM t').all()).toMatchObject([{ n: 2 }]);
  });

  it('commits what waits when it closes', async () => {
    const path = join(dossierPassager(), 'b.sqlite');
    const base = ouvrir(path, [PREMIERE]);
    const written = base.ecrire(() => base.db.exec('INSERT INTO t VALUES (1)'));
    base.close();
    await written;
    expect(ouvrir(path, [PREMIERE]).db.prepare('SELECT n FROM t').all()).toHaveLength(1);
  });

  it('leaves what was erased in none of its files, once nobody reads an older state of it', async () => {
    const dossier = dossierPassager();
    const base = ouvrir(join(dossier, 'b.sqlite'), ['CREATE TABLE s (t TEXT) STRICT;']);
    const secret = 'Zebulon Temoin '.repeat(2000);
    const lisible = () =>
      readdirSync(dossier).some((nom) => readFileSync(join(dossier, nom), 'latin1').includes('Zebulon Temoin'));
    await base.ecrire(() => base.db.prepare('INSERT INTO s VALUES (?)').run(secret));
    const lecteur = new DatabaseSync(join(dossier, 'b.sqlite'), { readOnly: true });
    lecteur.exec('BEGIN');
    expect(lecteur.prepare('SELECT t FROM s').all()).toHaveLength(1);
    await base.ecrire(() => base.db.exec('DELETE FROM s'));
    expect(base.vider()).toBe(false);
    expect(lisible()).toBe(true);
    lecteur.close();
    expect(base.vider()).toBe(true);
    expect(lisible()).toBe(false);
    await base.ecrire(() => base.db.exec("INSERT INTO s VALUES ('encore')"));
    expect(base.db.prepare('SELECT t FROM s').all()).toMatchObject([{ t: 'encore' }]);
  });

  it('brings older data to the last schema, once', () => {
    const path = join(dossierPassager(), 'b.sqlite');
    const old = ouvrir(path, [PREMIERE]);
    old.db.exec('INSERT INTO t VALUES (1)');
    old.close();
    ouvrir(path, [PREMIERE, SECONDE]).close();
    const { db } = ouvrir(path, [PREMIERE, SECONDE]);
    expect(db.prepare('SELECT n, nom FROM t').all()).toMatchObject([{ n: 1, nom: null }]);
  });

  it('keeps the older data as they were when a migration fails', () => {
    const path = join(dossierPassager(), 'b.sqlite');
    ouvrir(path, [PREMIERE]).close();
    expect(() => ouvrir(path, [PREMIERE, `${SECONDE} SELECT faux FROM rien;`])).toThrow();
    expect(() => ouvrir(path, [PREMIERE, SECONDE])).not.toThrow();
  });
});
