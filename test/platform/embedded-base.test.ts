import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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
  it('undoes a transaction that throws, whole, and serves the next', () => {
    const base = ouvrir(join(dossierPassager(), 'b.sqlite'), [PREMIERE]);
    const insert = (n: number) => base.db.exec(`INSERT INTO t VALUES (${n})`);
    const failing = () =>
      base.transaction(() => {
        insert(1);
        throw new Error('panne');
      });
    expect(failing).toThrow('panne');
    base.transaction(() => insert(2));
    expect(base.db.prepare('SELECT n FROM t').all()).toMatchObject([{ n: 2 }]);
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
