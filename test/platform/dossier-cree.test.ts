import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { creerDossier, DossierImpossible } from '../../functions/platform/embedded/dossier-cree.ts';
import { dossierPassager } from './dossier.ts';

test('a folder is made with those above it, for its owner where it is asked, and twice is once', () => {
  const dossier = join(dossierPassager(), 'a', 'b', 'c');
  creerDossier(dossier, 0o700);
  creerDossier(dossier, 0o700);
  if (process.platform !== 'win32') expect(statSync(dossier).mode & 0o777).toBe(0o700);
  expect(existsSync(dossier)).toBe(true);
});

test('what has the name of the folder, or of one above it, is told', () => {
  const fichier = join(dossierPassager(), 'fichier');
  writeFileSync(fichier, '');
  expect(() => creerDossier(fichier)).toThrow('EEXIST');
  expect(() => creerDossier(join(fichier, 'a'))).toThrow();
});

test.runIf(process.platform === 'linux')('where the system makes no folder, the attempt ends', () => {
  for (const dossier of ['/proc/passerelle', '/proc/passerelle/donnees'])
    expect(() => creerDossier(dossier)).toThrow(DossierImpossible);
});
