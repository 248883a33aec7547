import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { premiereRupture } from '../../functions/journal/evenement.ts';
import { SchemaTropRecent } from '../../functions/platform/embedded/base.ts';
import { ObjetTropGros } from '../../functions/platform/embedded/contenus.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { DossierOccupe } from '../../functions/platform/embedded/verrou.ts';
import { ContenuDifferent } from '../../functions/platform/ports.ts';
import { dossierPassager } from './dossier.ts';
import { A, ajout, envoi, octets, reussi, tout } from './exemples.ts';

function ouvrir(folder: string) {
  const plateforme = ouvrirPlateforme(folder);
  onTestFinished(() => plateforme.close());
  return plateforme;
}

function fichiers(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => statSync(join(folder, path)).isFile());
}

/** Lets a child server work until it has said `lines` lines, kills it with SIGKILL, and returns what it had said. */
async function tuerPendant(folder: string, work: 'append' | 'deposit', lines: number): Promise<string[]> {
  const script = fileURLToPath(new URL('enfant.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, work], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return said;
}

describe('a data folder', () => {
  it('opened again, gives back all that was stored in it', async () => {
    const folder = join(dossierPassager(), 'à créer', 'données');
    const before = ouvrirPlateforme(folder);
    const events = reussi(await before.journal.append(ajout({ outbox: { put: [envoi('e1')] }, advancesEpoch: true })));
    const { ref } = await before.objets.put('depot', 'clé', [octets('un')]);
    await before.files.send('q', { id: 'm', group: 'g', body: 'corps' });
    await before.lectures.put('c', 'i', { rank: '1', body: 'lu' });
    before.close();
    before.close();

    const { journal, objets, files, lectures } = ouvrir(folder);
    expect(await journal.read('depot/1')).toEqual({ events, seq: 1, epoch: 1 });
    expect(await journal.outboxDue({ sentBefore: A, limit: 9 })).toHaveLength(1);
    expect(await tout(objets.read(ref))).toBe('un');
    expect(await files.receive('q', { max: 1, leaseSeconds: 1 })).toMatchObject([{ body: 'corps' }]);
    expect(await lectures.get('c', 'i')).toBe('lu');
  });

  it('serves one server at a time, and says so in French to the second', () => {
    const folder = dossierPassager();
    const first = ouvrirPlateforme(folder);
    expect(() => ouvrirPlateforme(folder)).toThrow(DossierOccupe);
    expect(() => ouvrirPlateforme(folder)).toThrow(/déjà utilisé par un autre serveur/);
    first.close();
    ouvrir(folder);
  });

  it('written by a newer version is refused, untouched, and freed', () => {
    const folder = dossierPassager();
    ouvrirPlateforme(folder).close();
    const db = new DatabaseSync(join(folder, 'passerelle.sqlite'));
    db.exec('PRAGMA user_version = 999');
    db.close();
    expect(() => ouvrirPlateforme(folder)).toThrow(SchemaTropRecent);
    expect(() => ouvrirPlateforme(folder)).toThrow(/plus récente/);
  });

  it('lets nobody edit or remove an event by SQL', async () => {
    const folder = dossierPassager();
    const { journal, close } = ouvrir(folder);
    reussi(await journal.append(ajout()));
    close();
    const db = new DatabaseSync(join(folder, 'passerelle.sqlite'));
    onTestFinished(() => db.close());
    expect(() => db.exec("UPDATE event SET json = '{}'")).toThrow(/never edited/);
    expect(() => db.exec('DELETE FROM event')).toThrow(/never removed/);
  });
});

describe('a server killed in the middle of its work', () => {
  it('leaves an intact chain, all that it had acknowledged, and no half transaction', { timeout: 30_000 }, async () => {
    const folder = dossierPassager();
    const said: string[] = [];
    for (const lines of [40, 75, 110]) {
      said.push(...(await tuerPendant(folder, 'append', lines)));
      const { journal, close } = ouvrirPlateforme(folder);
      const due = await journal.outboxDue({ sentBefore: A, limit: 10_000 });
      let appends = 0;
      for (let n = 0; n < 5; n += 1) {
        const { events, seq } = await journal.read(`depot/${n}`);
        expect(premiereRupture(events)).toBeNull();
        expect([events.length, seq % 3]).toEqual([seq, 0]);
        appends += seq / 3;
      }
      expect(due).toHaveLength(appends);
      expect(await journal.holders(due.map(({ id }) => id))).toHaveLength(appends);
      expect(due.map(({ id }) => id)).toEqual(expect.arrayContaining(said));
      close();
    }
  });

  it('leaves no unfinished object once the folder is opened again', { timeout: 30_000 }, async () => {
    const folder = dossierPassager();
    await tuerPendant(folder, 'deposit', 5);
    const junk = join(folder, 'objets', 'en-cours');
    expect(readdirSync(junk)).toHaveLength(1);
    const { objets } = ouvrir(folder);
    expect(readdirSync(junk)).toEqual([]);
    expect((await objets.put('depot', 'sans-fin', [octets('fini')])).created).toBe(true);
  });
});

describe('an object on the disk', () => {
  it('is one file for one content, named by its SHA-256 and never by its key', async () => {
    const folder = dossierPassager();
    const { objets } = ouvrir(folder);
    const { ref, sha256 } = await objets.put('depot', '../../évasion', [octets('un')]);
    await objets.put('depot', 'autre', [octets('un')]);
    await objets.create('acquits', 'autre', octets('un'));
    expect(objets.chemin(ref)).toBe(join(folder, 'objets', sha256.slice(0, 2), sha256));
    expect(fichiers(join(folder, 'objets'))).toEqual([join(sha256.slice(0, 2), sha256)]);
  });

  it('too large for its limit is refused without junk, to the byte', async () => {
    const folder = dossierPassager();
    const { objets } = ouvrir(folder);
    const put = (text: string) => objets.put('depot', 'clé', [octets(text)], { maxBytes: 5 });
    await expect(put('123456')).rejects.toThrow(ObjetTropGros);
    expect(fichiers(join(folder, 'objets'))).toEqual([]);
    expect((await put('12345')).size).toBe(5);
  });

  it('leaves no junk when its source breaks or its key is taken', async () => {
    const folder = dossierPassager();
    const { objets } = ouvrir(folder);
    async function* broken() {
      yield octets('début');
      throw new Error('coupure');
    }
    await expect(objets.put('depot', 'clé', broken())).rejects.toThrow('coupure');
    expect(fichiers(join(folder, 'objets'))).toEqual([]);
    const grand = (texte: string) => octets(texte.repeat(100_000));
    await objets.create('depot', 'clé', grand('un'));
    await expect(objets.create('depot', 'clé', grand('deux'))).rejects.toThrow(ContenuDifferent);
    expect(fichiers(join(folder, 'objets'))).toHaveLength(1);
  });

  it('makes no file of a small object that is created, and gives its bytes back', async () => {
    const folder = dossierPassager();
    const { objets } = ouvrir(folder);
    const { ref } = await objets.create('acquits', 'clé', octets('un'));
    await expect(objets.create('acquits', 'clé', octets('deux'))).rejects.toThrow(ContenuDifferent);
    expect(fichiers(join(folder, 'objets'))).toEqual([]);
    expect(await tout(objets.read(ref))).toBe('un');
  });

  it('cut short by a failing disk is whole again once the same content is put', async () => {
    const { objets } = ouvrir(dossierPassager());
    const { ref } = await objets.put('depot', 'clé', [octets('contenu')]);
    chmodSync(objets.chemin(ref), 0o640);
    truncateSync(objets.chemin(ref), 3);
    expect((await objets.put('depot', 'clé', [octets('contenu')])).created).toBe(false);
    expect(await tout(objets.read(ref))).toBe('contenu');
  });
});
