/** The trust store as a folder: what goes in comes out, and a damaged one is never taken for another. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Demande } from '../../functions/confiance/entree/entree.ts';
import { importer } from '../../functions/confiance/entree/importer.ts';
import { MagasinCorrompu } from '../../functions/confiance/magasin-corrompu.ts';
import { CoffreEnDossier, lireMagasin } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { autorite, emettreCrl } from '../signature/chemin/autorites.ts';

const temporaire = mkdtempSync(join(tmpdir(), 'confiance-'));
afterAll(() => rmSync(temporaire, { recursive: true }));

const RACINE = autorite('Racine');
const DEMANDE: Demande = {
  pour: { role: 'ancre', famille: 'dgfip', du: null, au: null },
  nonAutorite: false,
  plusRecentSeulement: false,
  source: 'test',
  instant: Date.parse('2026-06-15T12:00:00Z'),
};

let dossier = '';
let rang = 0;
beforeEach(() => {
  dossier = join(temporaire, String(++rang), 'confiance');
});

const mettre = (octets: Uint8Array) =>
  new CoffreEnDossier(dossier).modifier((fonds) => importer(octets, fonds, DEMANDE));
const fichier = (sous: string) => join(dossier, sous, readdirSync(join(dossier, sous))[0] ?? '');
const crl = (jour: number) =>
  emettreCrl({ emetteur: RACINE, du: `2026-06-0${jour}T00:00:00Z`, au: `2026-06-0${jour + 1}T00:00:00Z` });

test('what goes in comes out, in a folder that holds the very files', async () => {
  expect(lireMagasin(dossier)).toMatchObject({ ancres: [], intermediaires: [], crls: [], reponsesOcsp: [] });
  await mettre(RACINE.der);
  await mettre(crl(1));
  const { ancres, crls } = lireMagasin(dossier);
  expect([ancres.map((a) => a.certificat), crls]).toEqual([[RACINE.der], [crls[0]]]);
  expect(readFileSync(fichier('certificats'))).toEqual(RACINE.der);
  expect(readdirSync(dossier).sort()).toEqual(['certificats', 'magasin.json', 'revocations', 'verrou.sqlite']);
});

test('it is read again only when it has changed, and what has not changed keeps its bytes', async () => {
  await mettre(RACINE.der);
  const avant = lireMagasin(dossier);
  expect(lireMagasin(dossier)).toBe(avant);
  await mettre(autorite('Autre').der);
  const apres = lireMagasin(dossier);
  expect(apres.ancres).toHaveLength(2);
  expect(apres.version).not.toBe(avant.version);
  expect(apres.ancres[0]?.certificat).toBe(avant.ancres[0]?.certificat);
});

test('what comes in twice changes nothing on the disk', async () => {
  await mettre(RACINE.der);
  const avant = readFileSync(join(dossier, 'magasin.json'));
  await mettre(RACINE.der);
  expect(readFileSync(join(dossier, 'magasin.json'))).toEqual(avant);
});

test('the file of a CRL that has left leaves too', async () => {
  await mettre(RACINE.der);
  await mettre(crl(1));
  await mettre(crl(2));
  expect(readdirSync(join(dossier, 'revocations'))).toHaveLength(1);
  expect(lireMagasin(dossier).crls).toHaveLength(1);
});

test.each<[string, (dossier: string) => void]>([
  ['a content altered', () => writeFileSync(fichier('certificats'), autorite('Autre').der)],
  ['a content cut', () => writeFileSync(fichier('certificats'), RACINE.der.subarray(0, 100))],
  ['a content missing', () => rmSync(fichier('certificats'))],
  ['a register cut', (d) => writeFileSync(join(d, 'magasin.json'), '{"version":1,')],
  ['a register emptied', (d) => writeFileSync(join(d, 'magasin.json'), '')],
  ['a register of another shape', (d) => writeFileSync(join(d, 'magasin.json'), '{"version":2}')],
  ['a register missing', (d) => rmSync(join(d, 'magasin.json'))],
])('%s is told, and no one writes over it', async (_, abimer) => {
  await mettre(RACINE.der);
  abimer(dossier);
  // What was read while it was sound is in memory of that register only.
  const vu = join(dossier, '..', 'copie');
  mkdirSync(vu);
  for (const nom of readdirSync(dossier).filter((n) => n !== 'verrou.sqlite'))
    copier(join(dossier, nom), join(vu, nom));
  expect(() => lireMagasin(vu)).toThrow(MagasinCorrompu);
});

function copier(de: string, vers: string): void {
  if (de.endsWith('.json')) writeFileSync(vers, readFileSync(de));
  else {
    mkdirSync(vers);
    for (const nom of readdirSync(de)) writeFileSync(join(vers, nom), readFileSync(join(de, nom)));
  }
}

test('an import into a damaged store fails, and leaves it as it is', async () => {
  await mettre(RACINE.der);
  rmSync(join(dossier, 'magasin.json'));
  await expect(mettre(autorite('Autre').der)).rejects.toThrow(MagasinCorrompu);
  expect(readdirSync(join(dossier, 'certificats'))).toHaveLength(1);
});

test('cut short between a content and the register, the store is what it was, and the import can be done again', async () => {
  const enPem = (nom: string, der: Buffer) =>
    `-----BEGIN ${nom}-----\n${der.toString('base64')}\n-----END ${nom}-----\n`;
  const deux = Buffer.from(enPem('CERTIFICATE', RACINE.der) + enPem('X509 CRL', crl(1)));
  await mettre(autorite('Première').der);
  // The CRL cannot be written: its folder is a file.
  writeFileSync(join(dossier, 'revocations'), '');
  const avant = lireMagasin(dossier);
  await expect(mettre(deux)).rejects.toThrow();
  expect(readdirSync(join(dossier, 'certificats'))).toHaveLength(2);
  expect(lireMagasin(dossier)).toBe(avant);
  writeFileSync(join(dossier, '.magasin.json.part'), '{"half":');
  rmSync(join(dossier, 'revocations'));
  await mettre(deux);
  expect(lireMagasin(dossier)).toMatchObject({ ancres: { length: 2 }, crls: { length: 1 } });
});

test('cut short in the very first import, the store is an empty one, not a damaged one', async () => {
  mkdirSync(dossier, { recursive: true });
  const rate = new CoffreEnDossier(dossier).modifier((fonds) => {
    const { contenus, ...fait } = importer(RACINE.der, fonds, DEMANDE);
    return { ...fait, contenus: [...contenus, { fichier: 'certificats', octets: RACINE.der }] };
  });
  await expect(rate).rejects.toThrow();
  expect(readdirSync(join(dossier, 'certificats'))).toHaveLength(1);
  expect(lireMagasin(dossier).ancres).toEqual([]);
});

test('a content damaged is whole again once the good file is imported again', async () => {
  await mettre(RACINE.der);
  await mettre(crl(1));
  const bons = ['certificats', 'revocations'].map((sous) => readFileSync(fichier(sous)));
  for (const sous of ['certificats', 'revocations']) writeFileSync(fichier(sous), 'abîmé');
  const issues = [];
  for (const bon of bons) issues.push((await mettre(bon)).issues[0]?.issue);
  expect(issues).toEqual(['repare', 'repare']);
  expect(['certificats', 'revocations'].map((sous) => readFileSync(fichier(sous)))).toEqual(bons);
});

test('a register that a later Passerelle wrote is not called damaged', async () => {
  await mettre(RACINE.der);
  const registre = join(dossier, 'magasin.json');
  writeFileSync(registre, readFileSync(registre, 'utf8').replace('"version": 1', '"version": 2'));
  expect(() => lireMagasin(dossier)).toThrow(/version plus récente de Passerelle.*mettez Passerelle à jour/);
});

test('imports at the same time all come in', async () => {
  await Promise.all(['A', 'B', 'C', 'D'].map((nom) => mettre(autorite(nom).der)));
  expect(lireMagasin(dossier).ancres).toHaveLength(4);
});
