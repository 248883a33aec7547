/** `passerelle sauvegarder`: beside a server that works, whole, checked, and never over what is not a backup. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { ouvrirLaCopie } from '../../infra/embedded/copie.ts';
import { copierBaseEtObjets } from '../../infra/embedded/sauvegarde.ts';
import { adherer, deposer } from '../depot/etapes.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { deposerEtJuger } from '../preuve/etapes.ts';
import { passerelle } from './commande-lancee.ts';

const clock = { now: () => new Date().toISOString() };

let source: string;
let vers: string;

function servir(dossier: string) {
  const plateforme = ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 });
  onTestFinished(() => plateforme.close());
  return { ...plateforme, avancer: () => {} };
}

const sauver = (...options: string[]) => passerelle(['sauvegarder', '--donnees', source, '--vers', vers, ...options]);
const enJson = async () => JSON.parse((await sauver('--json')).sortie);
const documents = (dossier: string): string[] =>
  readdirSync(join(dossier, 'objets'), { recursive: true, withFileTypes: true })
    .filter((entree) => entree.isFile())
    .map(({ name }) => name);

beforeEach(() => {
  source = join(dossierPassager(), 'donnees');
  vers = join(dossierPassager(), 'sauvegarde');
});

test('what a working server has is copied, checked, and opens in its place', async () => {
  const serveur = servir(source);
  await adherer(serveur);
  const depotId = await deposerEtJuger(serveur, 'a.xml');
  writeFileSync(join(source, 'politique.json'), '{}');
  const { code, sortie } = await sauver();
  expect([code, sortie]).toEqual([0, expect.stringContaining('1 dépôt, ')]);
  expect(sortie).toContain('La copie a été vérifiée : rien à signaler.');
  expect(readdirSync(vers)).not.toContain('lectures.sqlite');
  expect(readdirSync(vers)).not.toContain('verrou.sqlite');
  expect(readFileSync(join(vers, 'politique.json'), 'utf8')).toBe('{}');
  expect(statSync(join(vers, 'passerelle.sqlite')).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  const restaure = servir(vers);
  const { events } = await restaure.journal.read(`depot/${depotId}`);
  expect(events).toEqual((await serveur.journal.read(`depot/${depotId}`)).events);
  expect((await sauver()).code).toBe(2);
});

test('a second copy brings what is new, and takes away what was purged', async () => {
  const serveur = servir(source);
  await adherer(serveur);
  await deposerEtJuger(serveur, 'a.xml');
  expect(await enJson()).toMatchObject({ depots: 1, copies: 1, ecarts: [] });
  const perime = await serveur.objets.put('registre', 'lettre', [Buffer.from('périmée')]);
  await deposer(serveur, 'b.xml');
  expect(await enJson()).toMatchObject({ depots: 2, copies: 2, ecarts: [] });
  expect(documents(vers)).toContain(perime.sha256);
  await serveur.objets.effacer(perime.ref);
  expect(await enJson()).toMatchObject({ depots: 2, copies: 0, purges: 0, ecarts: [] });
  expect(documents(vers).sort()).toEqual(documents(source).sort());
});

test('a purge between the base and the objects is counted, and leaves a base that names none of what is gone', async () => {
  const serveur = servir(source);
  const perime = await serveur.objets.put('registre', 'lettre', [Buffer.from('périmée')]);
  await serveur.objets.put('registre', 'autre', [Buffer.from('gardée')]);
  const copie = ouvrirLaCopie(source, vers);
  const purgeant = {
    ...copie,
    fichier: async (nom: string) => {
      await serveur.objets.effacer(perime.ref);
      return copie.fichier(nom);
    },
  };
  await copie.ecrire('sauvegarde.json', '{}');
  const base = join(vers, 'base');
  expect(await copierBaseEtObjets(source, purgeant, base)).toBe(1);
  expect(documents(vers)).toEqual(documents(source));
  const db = new DatabaseSync(base, { readOnly: true });
  expect(db.prepare('SELECT key FROM object').all()).toEqual([{ key: 'autre' }]);
  db.close();
});

test('a document that is lost is told, and exits by 1', async () => {
  const serveur = servir(source);
  await adherer(serveur);
  await deposerEtJuger(serveur, 'a.xml');
  const [sha256 = ''] = documents(source);
  rmSync(join(source, 'objets', sha256.slice(0, 2), sha256));
  const { code, sortie } = await sauver();
  expect(code).toBe(1);
  expect(sortie).toContain('FICHIER_PERDU');
});

test('a folder within the data, one that is not a backup, and that of another journal are refused', async () => {
  await adherer(servir(source));
  const dedans = await passerelle(['sauvegarder', '--donnees', source, '--vers', join(source, 'copie')]);
  expect([dedans.code, existsSync(join(source, 'copie'))]).toEqual([2, false]);
  const occupe = dossierPassager();
  writeFileSync(join(occupe, 'photo.jpg'), '');
  const autre = await passerelle(['sauvegarder', '--donnees', source, '--vers', occupe]);
  expect([autre.code, readdirSync(occupe)]).toEqual([2, ['photo.jpg']]);
  expect((await sauver()).code).toBe(0);
  const avant = readFileSync(join(vers, 'passerelle.sqlite'));
  source = join(dossierPassager(), 'autres');
  await deposer(servir(source), 'c.xml');
  expect((await sauver()).messages).toContain('la sauvegarde d’un autre journal');
  expect(readFileSync(join(vers, 'passerelle.sqlite'))).toEqual(avant);
});

test('a base that is damaged leaves the backup before it whole', async () => {
  const serveur = ouvrirPlateforme(source, { clock, maxReceiveCount: () => 5 });
  await adherer({ ...serveur, avancer: () => {} });
  serveur.close();
  expect((await sauver()).code).toBe(0);
  const avant = readFileSync(join(vers, 'passerelle.sqlite'));
  const base = readFileSync(join(source, 'passerelle.sqlite'));
  base.fill(0xff, 4096);
  writeFileSync(join(source, 'passerelle.sqlite'), base);
  expect((await sauver()).code).toBe(3);
  expect(readFileSync(join(vers, 'passerelle.sqlite'))).toEqual(avant);
  new DatabaseSync(join(vers, 'passerelle.sqlite')).close();
});
