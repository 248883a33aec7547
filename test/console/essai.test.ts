import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceEnMemoire } from '../../functions/verification/source.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { ouvrirLesEssais } from '../../infra/embedded/essai.ts';
import { Ouvriers } from '../../infra/embedded/ouvriers.ts';
import { JEU } from '../jeu.ts';
import { dossierPassager, horlogeEprouvee } from '../platform/dossier.ts';
import { ACCES } from './acces-eprouve.ts';
import { consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';

const RECU_LE = '2026-11-02T08:00:00.000Z';
const TAILLE_MAX = 200_000;
const juger = (contenu: Uint8Array) => verifierFichier(sourceEnMemoire(contenu), { recuLe: RECU_LE, jeu: JEU });

async function essayer(juge: typeof juger = juger) {
  const eprouvee = await consoleEprouvee({
    essai: { tailleMax: TAILLE_MAX, juger: juge },
    acces: { ...ACCES, fournisseur: null, origine: (c) => c.req.header('x-essai') ?? '' },
  });
  const formulaire = (contenu: Uint8Array | string, nom: string, headers: Record<string, string> = {}) => {
    const corps = new FormData();
    corps.set('fichier', new File([new Uint8Array(Buffer.from(contenu))], nom));
    return eprouvee.appeler('/essai', { method: 'POST', body: corps, headers: { Accept: 'text/html', ...headers } });
  };
  const brut = (contenu: Uint8Array | string, headers: Record<string, string> = {}) =>
    eprouvee.appeler('/essai?nom=flux.xml', {
      method: 'POST',
      body: new Blob([new Uint8Array(Buffer.from(contenu))]),
      headers,
    });
  return { ...eprouvee, formulaire, brut };
}

test('a file that is tried gets the verdict of production, and nothing of it is kept', async () => {
  const { formulaire, brut, journal, lectures, files } = await essayer();
  const avant = (await journal.since(0, 1000)).length;
  const flux = fluxDeDonnees();
  const html = await (await formulaire(flux, 'mon flux.xml')).text();
  expectPagePublique(html);
  expect(html).toContain('Essai de « mon flux.xml »');
  expect(html).toContain('Déposé maintenant, ce fichier serait accepté.');
  const json = await (await brut(flux)).json();
  const { sha256, verdict, bordereaux } = await juger(flux);
  expect(json).toMatchObject({ fichier: 'flux.xml', sha256, verdict });
  expect(json.bordereaux).toHaveLength(bordereaux.length);
  expect(await journal.since(0, 1000)).toHaveLength(avant);
  expect(await lectures.list('depots', { limit: 1 })).toEqual([]);
  expect(await files.counts('verifier')).toEqual({ visible: 0, leased: 0, dead: 0 });
});

test('what is wrong is told with its place and its remedy, and hostile words are only words', async () => {
  const { formulaire } = await essayer();
  const html = await (await formulaire('<?xml version="1.0"?>\n<a><b></a>', '<script>alert(1)</script>.xml')).text();
  expectPagePublique(html);
  expect(html).toMatch(/Ligne 2, colonne \d+/);
  expect(html).toContain('Que faire : ');
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('href="/depots/null');
});

test.each([
  ['nothing', '', 400],
  ['a file that is too large', 'x'.repeat(TAILLE_MAX + 1), 413],
  ['a file far too large', 'x'.repeat(TAILLE_MAX * 2), 413],
])('%s is refused in the form and in JSON', async (_, contenu, statut) => {
  const { formulaire, brut } = await essayer();
  const refuse = await formulaire(contenu, 'flux.xml');
  expect(refuse.status).toBe(statut);
  const html = await refuse.text();
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('<a href="#fichier">');
  const json = await brut(contenu);
  expect(json.status).toBe(statut);
  expect(await json.json()).toHaveProperty('detail');
});

test('a form that is none is a file that is missing, not a fault', async () => {
  const { appeler, signales } = await essayer();
  const reponse = await appeler('/essai', {
    method: 'POST',
    body: 'rien',
    headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
  });
  expect(reponse.status).toBe(400);
  expect(signales).toEqual([]);
});

test('an address tries one file at a time, and few are tried at once', async () => {
  const attente = Promise.withResolvers<void>();
  const { brut } = await essayer(async (contenu) => {
    await attente.promise;
    return juger(contenu);
  });
  const de = (adresse: string) => brut('<a/>', { 'X-Essai': adresse });
  const premier = de('1');
  await new Promise((resolve) => setImmediate(resolve));
  const refuse = await de('1');
  expect([refuse.status, refuse.headers.get('retry-after')]).toEqual([429, '10']);
  const autres = [de('2'), de('3')];
  await new Promise((resolve) => setImmediate(resolve));
  expect((await de('4')).status).toBe(429);
  attente.resolve();
  for (const essai of [premier, ...autres]) expect((await essai).status).toBe(200);
  expect((await de('1')).status).toBe(200);
});

test('a judge that breaks is a fault of ours, and gives its place back', async () => {
  let casse = true;
  const { brut, signales } = await essayer(async (contenu) => {
    if (!casse) return juger(contenu);
    casse = false;
    throw new Error('killed');
  });
  expect((await brut('<a/>')).status).toBe(500);
  expect(signales).toHaveLength(1);
  expect((await brut('<a/>')).status).toBe(200);
});

test('where no file can be tried, the address does not exist', async () => {
  const { appeler } = await consoleEprouvee();
  expect((await appeler('/essai')).status).toBe(404);
});

test('on one machine the workers judge it, and its file is gone afterwards, or at the next start', async () => {
  const dossier = join(dossierPassager(), 'essais');
  const ouvriers = new Ouvriers({ nombre: 1 });
  onTestFinished(() => ouvriers.fermer());
  const options = {
    dossier,
    horloge: horlogeEprouvee(),
    magasin: join(dossier, 'nulle-part'),
    schemas: null,
    politique: null,
  };
  const essai = await ouvrirLesEssais({ ...options, ouvriers: () => ouvriers });
  const flux = fluxDeDonnees();
  expect(await essai.juger(flux)).toMatchObject({ sha256: (await juger(flux)).sha256, verdict: 'accepte' });
  expect(readdirSync(dossier)).toEqual([]);
  const coupe = await ouvrirLesEssais({
    ...options,
    ouvriers: () => ({ juger: () => Promise.reject(new Error('killed')) }),
  });
  await expect(coupe.juger(flux)).rejects.toThrow('killed');
  expect(readdirSync(dossier)).toEqual([]);
  await ouvrirLesEssais({ ...options, ouvriers: () => ouvriers });
  expect(existsSync(dossier)).toBe(false);
});
