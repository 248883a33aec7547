/** What a stage chooses for itself, in files that are shipped with its functions. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { lireConservation, lirePolitique } from '../../functions/platform/aws/fonctions/politique.ts';
import { avecSesChoix } from '../../infra/aws/brique/choix.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { RETENTION_PAR_DEFAUT } from '../../schemas/retention.ts';

const dossier = mkdtempSync(join(tmpdir(), 'passerelle-choix-'));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));
for (const nom of ['verifier', 'conserver', 'recevoir']) {
  mkdirSync(join(dossier, nom));
  writeFileSync(join(dossier, nom, 'index.mjs'), nom);
}

function fichier(nom: string, contenu: object): string {
  writeFileSync(join(dossier, nom), JSON.stringify(contenu));
  return relative(process.cwd(), join(dossier, nom));
}
const rien = { name: 'essai', politique: null, conservation: null };
const politique = fichier('stricte.json', { ...POLITIQUE_PAR_DEFAUT, version: 'stricte-1' });

test('a stage that chooses nothing deploys the bundle as it is', () => {
  expect(avecSesChoix(dossier, 'verifier', rien)).toBe(join(dossier, 'verifier'));
});

test('a politique goes to the functions that judge by it, beside their code, and to no other stage', () => {
  const etage = { ...rien, name: 'strict', politique };
  const sien = avecSesChoix(dossier, 'verifier', etage);
  expect(readFileSync(join(sien, 'index.mjs'), 'utf8')).toBe('verifier');
  expect(JSON.parse(readFileSync(join(sien, 'politique.json'), 'utf8')).version).toBe('stricte-1');
  expect(avecSesChoix(dossier, 'recevoir', etage)).toBe(join(dossier, 'recevoir'));
  expect(avecSesChoix(dossier, 'conserver', etage)).toBe(join(dossier, 'conserver'));
  expect(existsSync(join(avecSesChoix(dossier, 'verifier', rien), 'politique.json'))).toBe(false);
});

test('how long documents are kept goes to the function that destroys them', () => {
  const conservation = fichier('longue.json', { ...RETENTION_PAR_DEFAUT, version: 'longue-1' });
  const sien = avecSesChoix(dossier, 'conserver', { ...rien, conservation });
  expect(JSON.parse(readFileSync(join(sien, 'conservation.json'), 'utf8')).version).toBe('longue-1');
});

test('what is no politique is not deployed', () => {
  const { ageMaxJours: _, ...incomplete } = POLITIQUE_PAR_DEFAUT;
  const etage = { ...rien, politique: fichier('incomplete.json', incomplete) };
  expect(() => avecSesChoix(dossier, 'verifier', etage)).toThrow(/ageMaxJours/);
});

test('a function reads the choice that is beside it, ours where there is none, and takes a broken one for neither', () => {
  const sien = avecSesChoix(dossier, 'verifier', { ...rien, name: 'lu', politique });
  const a = pathToFileURL(join(sien, 'index.mjs'));
  expect(lirePolitique(a).version).toBe('stricte-1');
  expect(lireConservation(a)).toEqual(RETENTION_PAR_DEFAUT);
  writeFileSync(join(sien, 'conservation.json'), '{');
  expect(() => lireConservation(a)).toThrow(SyntaxError);
});
