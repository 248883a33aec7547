import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ouvrirGuichet } from '../../infra/embedded/guichet.ts';
import { SIRET } from '../console/console-eprouvee.ts';
import { dossierPassager, plateformePassagere } from '../platform/dossier.ts';
import { attendre } from './serveur-lance.ts';

function guichet() {
  const racine = dossierPassager();
  const place = join(racine, 'ordonnateurs', SIRET);
  mkdirSync(place, { recursive: true });
  const plateforme = plateformePassagere();
  const signales: unknown[] = [];
  const ouvrir = () => {
    const ouvert = ouvrirGuichet(plateforme, {
      racine: join(racine, 'ordonnateurs'),
      ecartes: join(racine, 'ecartes'),
      signaler: (erreur) => void signales.push(erreur),
    });
    onTestFinished(() => ouvert.arreter());
  };
  const recus = async () => (await plateforme.journal.since(0, 100)).map(({ event }) => event.data.nom);
  return { racine, place, ouvrir, recus, signales };
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
  await attendre(() => (existsSync(join(place, 'bon.xml')) ? null : true));
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
  const { racine, place, ouvrir, recus } = guichet();
  writeFileSync(join(place, 'a\u202elmx.exe'), '<a/>');
  ouvrir();
  await attendre(() => (readdirSync(place).length === 0 ? true : null));
  const ecartes = join(racine, 'ecartes', SIRET);
  const [fichier, raison] = readdirSync(ecartes).sort();
  expect(readFileSync(join(ecartes, fichier ?? ''), 'utf8')).toBe('<a/>');
  expect(readFileSync(join(ecartes, raison ?? ''), 'utf8')).toContain('caractère interdit');
  expect(await recus()).toEqual([]);
});
