import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Deposants } from '../../functions/depot/cle.ts';
import { deposer } from '../../infra/embedded/depot-local.ts';
import { ouvrirGuichet } from '../../infra/embedded/guichet.ts';
import { SIRET } from '../console/console-eprouvee.ts';
import { dossierPassager, plateformePassagere } from '../platform/dossier.ts';
import { attendre } from './serveur-lance.ts';

/** The real patience is longer: `patience.test.ts`. */
const STABLE_MS = 400;

function guichet(deposants: Deposants = 'ordonnateurs') {
  const racine = dossierPassager();
  const place = join(racine, deposants, SIRET);
  mkdirSync(place, { recursive: true });
  const plateforme = plateformePassagere();
  const signales: unknown[] = [];
  const ouvrir = () => {
    const ouvert = ouvrirGuichet(plateforme, {
      deposants,
      racine: join(racine, deposants),
      ecartes: join(racine, 'ecartes'),
      signaler: (erreur) => void signales.push(erreur),
      stableMs: STABLE_MS,
    });
    onTestFinished(() => ouvert.arreter());
  };
  const recus = async () => (await plateforme.journal.since(0, 100)).map(({ event }) => event.data.nom);
  return { racine, place, ouvrir, recus, signales, plateforme };
}

test('what is there at the start and what comes later is deposited, then removed', async () => {
  const { place, ouvrir, recus, signales } = guichet();
  writeFileSync(join(place, 'avant.xml'), '<a/>');
  ouvrir();
  await attendre(async () => ((await recus()).length === 1 ? true : null));
  writeFileSync(join(place, 'après.xml'), '<b/>');
  await attendre(async () => ((await recus()).length === 2 ? true : null));
  expect(await recus()).toEqual(['avant.xml', 'après.xml']);
  await attendre(() => (readdirSync(place).length === 0 ? true : null));
  expect(signales).toEqual([]);
});

test('what is put in the folder of an étude is deposited in its name', async () => {
  const { place, ouvrir, recus, plateforme } = guichet('etudes');
  writeFileSync(join(place, 'retour.xml'), '<a/>');
  ouvrir();
  await attendre(async () => ((await recus()).length === 1 ? true : null));
  const [recu] = await plateforme.journal.since(0, 1);
  expect(recu?.event.data).toMatchObject({ key: `etudes/${SIRET}/retour.xml`, expediteur: SIRET });
});

test('parts, hidden files, links and folders stay where they are', async () => {
  const { racine, place, ouvrir, recus } = guichet();
  writeFileSync(join(racine, 'secret'), 'secret');
  symlinkSync(join(racine, 'secret'), join(place, 'lien.xml'));
  mkdirSync(join(place, 'dossier.xml'));
  mkdirSync(join(racine, 'ordonnateurs', 'pas-un-siret'));
  writeFileSync(join(racine, 'ordonnateurs', 'pas-un-siret', 'a.xml'), '<a/>');
  for (const nom of ['en-cours.xml.part', 'EN-COURS.PART', '.cache.xml']) writeFileSync(join(place, nom), '<a/>');
  writeFileSync(join(place, 'bon.xml'), '<a/>');
  ouvrir();
  await attendre(() => (readdirSync(place).some((nom) => nom.includes('bon.xml')) ? null : true));
  expect(await recus()).toEqual(['bon.xml']);
  expect(readdirSync(place).sort()).toEqual([
    '.cache.xml',
    'EN-COURS.PART',
    'dossier.xml',
    'en-cours.xml.part',
    'lien.xml',
  ]);
});

test('a file that still grows is waited for', async () => {
  const { place, ouvrir, recus } = guichet();
  ouvrir();
  const chemin = join(place, 'lent.xml');
  for (let i = 0; i < 6; i += 1) {
    writeFileSync(chemin, 'x'.repeat(100), { flag: 'a' });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await recus()).toEqual([]);
  }
  await attendre(() => (existsSync(chemin) ? null : true));
  expect(await recus()).toEqual(['lent.xml']);
});

test('a name that no deposit can have is put aside with the reason', async () => {
  const { racine, place, ouvrir, recus, signales } = guichet();
  writeFileSync(join(place, 'a\u202elmx.exe'), '<a/>');
  ouvrir();
  await attendre(() => (readdirSync(place).length === 0 ? true : null));
  const ecartes = join(racine, 'ecartes', SIRET);
  await attendre(() => (signales.length === 1 ? true : null));
  expect(String(signales[0])).toMatch(/« a\\u\{202e\}lmx\.exe » .* mis de côté .* caractère interdit/);
  const [fichier, raison] = readdirSync(ecartes).sort();
  expect(readFileSync(join(ecartes, fichier ?? ''), 'utf8')).toBe('<a/>');
  expect(readFileSync(join(ecartes, raison ?? ''), 'utf8')).toContain('caractère interdit');
  expect(await recus()).toEqual([]);
});

test('two files put aside under one name are both kept', async () => {
  const { racine, place, ouvrir } = guichet();
  const nom = 'a\u202elmx.exe';
  ouvrir();
  for (const contenu of ['premier', 'second']) {
    writeFileSync(join(place, `${nom}.part`), contenu);
    await new Promise((resolve) => setTimeout(resolve, 50));
    renameSync(join(place, `${nom}.part`), join(place, nom));
    await attendre(() => (readdirSync(place).length === 0 ? true : null));
  }
  const ecartes = join(racine, 'ecartes', SIRET);
  const fichiers = readdirSync(ecartes).filter((un) => un.endsWith('.fichier'));
  const contenus = fichiers.map((un) => readFileSync(join(ecartes, un), 'utf8'));
  expect(contenus.sort()).toEqual(['premier', 'second']);
});

test('what is never taken is said once, with nothing hidden in its name', async () => {
  const { racine, place, ouvrir, recus, signales } = guichet();
  const ordonnateurs = join(racine, 'ordonnateurs');
  writeFileSync(join(racine, 'secret'), 'secret');
  symlinkSync(join(racine, 'secret'), join(place, 'lien.xml'));
  mkdirSync(join(place, 'dossier.xml'));
  mkdirSync(join(ordonnateurs, 'pas-un-siret'));
  writeFileSync(join(ordonnateurs, 'perdu\u001b[2J.xml'), '<a/>');
  writeFileSync(Buffer.concat([Buffer.from(join(place, 'caf')), Buffer.from([0xe9]), Buffer.from('.xml')]), '<a/>');
  for (const nom of ['.DS_Store', 'en-cours.part']) writeFileSync(join(place, nom), '');
  ouvrir();
  // Several looks.
  for (const nom of ['un.xml', 'deux.xml']) {
    writeFileSync(join(place, nom), nom);
    await attendre(() => (existsSync(join(place, nom)) ? null : true));
  }
  expect(await recus()).toEqual(['un.xml', 'deux.xml']);
  const dits = signales.map(String).sort();
  expect(dits).toHaveLength(5);
  const attendus = [
    /caf\\xE9\.xml » est laissé en place : son nom n’est pas en UTF-8/,
    /dossier\.xml » .* un sous-dossier/,
    /lien\.xml » .* un lien symbolique/,
    /pas-un-siret » .* SIRET à 14 chiffres/,
    /perdu\\u\{1b\}\[2J\.xml » .* SIRET à 14 chiffres/,
  ];
  for (const attendu of attendus) expect(dits).toContainEqual(expect.stringMatching(attendu));
});

test('a file that takes the name of one being deposited is deposited too', async () => {
  const { place, plateforme, ouvrir, recus } = guichet();
  const chemin = join(place, 'flux.xml');
  writeFileSync(chemin, '<ancien/>');
  const oublier = plateforme.journal.onAppend(() => {
    oublier();
    writeFileSync(`${chemin}.part`, '<nouveau/>');
    renameSync(`${chemin}.part`, chemin);
  });
  ouvrir();
  await attendre(async () => ((await recus()).length === 2 ? true : null));
  await attendre(() => (readdirSync(place).length === 0 ? true : null));
});

test('what a killed process had taken apart is put back and deposited', async () => {
  const { place, ouvrir, recus } = guichet();
  writeFileSync(join(place, '.flux.xml.0123abcd.retrait'), '<a/>');
  ouvrir();
  await attendre(() => (readdirSync(place).length === 0 ? true : null));
  expect(await recus()).toEqual(['flux.xml']);
});

/** What the system says of a path. */
const refus = (code: string, path?: string) => Object.assign(new Error(code), { code, ...(path && { path }) });

test('what only the operator can mend is said once, in French, and the file is not copied again meanwhile', async () => {
  const { place, ouvrir, recus, signales, plateforme } = guichet();
  const illisible = join(place, 'illisible.xml');
  const put = vi.spyOn(plateforme.objets, 'put');
  put.mockRejectedValueOnce(refus('EACCES', illisible));
  writeFileSync(illisible, '<a/>');
  ouvrir();
  await attendre(() => (signales.length > 0 ? true : null));
  put.mockRejectedValueOnce(refus('ENOSPC')).mockRejectedValueOnce(refus('ENOSPC'));
  for (const nom of ['un.xml', 'deux.xml']) writeFileSync(join(place, nom), nom);
  await attendre(() => (signales.length > 1 ? true : null));
  writeFileSync(join(place, 'trois.xml'), '<c/>');
  await attendre(async () => ((await recus()).length === 1 ? true : null));
  expect(put).toHaveBeenCalledTimes(4);
  expect(await recus()).toEqual(['trois.xml']);
  expect(signales).toEqual([
    expect.stringMatching(
      /illisible\.xml » attend : le compte .* n’a pas le droit de le lire, .*chmod.* chaque minute\./,
    ),
    expect.stringMatching(/^Le disque est plein.*Libérez de la place.*rien n’en est perdu\./),
  ]);
});

test('the folder of a kind of sender, removed, is made again, and nobody is told of an error', async () => {
  const { racine, place, ouvrir, recus, signales } = guichet();
  ouvrir();
  rmSync(join(racine, 'ordonnateurs'), { recursive: true });
  await attendre(() => (existsSync(join(racine, 'ordonnateurs')) ? true : null));
  mkdirSync(place);
  writeFileSync(join(place, 'flux.xml'), '<a/>');
  await attendre(async () => ((await recus()).length === 1 ? true : null));
  expect(signales).toEqual([]);
});

test('a file that its sender takes back before we open it is no fault', async () => {
  const { place, recus, signales, plateforme } = guichet();
  const chemin = join(place, 'repris.xml');
  await deposer(
    plateforme,
    { deposants: 'ordonnateurs', expediteur: SIRET, nom: 'repris.xml', chemin },
    { ecartes: place, signaler: (erreur) => void signales.push(erreur) },
  );
  expect([await recus(), signales]).toEqual([[], []]);
});
