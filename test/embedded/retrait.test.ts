import { linkSync, lstatSync, readdirSync, readFileSync, renameSync, type Stats, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { remettre, retirer } from '../../infra/embedded/retrait.ts';
import { dossierPassager } from '../platform/dossier.ts';

function depose() {
  const dossier = dossierPassager();
  const chemin = join(dossier, 'flux.xml');
  writeFileSync(chemin, '<ancien/>');
  return { dossier, chemin, attendu: lstatSync(chemin) };
}

/** The same, but who looks at it lets `intrus` happen in the middle of his comparison. */
function surpris(stats: Stats, intrus: () => void): Stats {
  const { mtimeMs } = stats;
  let fait = false;
  return Object.defineProperty(stats, 'mtimeMs', {
    get() {
      if (!fait) intrus();
      fait = true;
      return mtimeMs;
    },
  });
}

test('what was deposited is gone', async () => {
  const { dossier, chemin, attendu } = depose();
  await retirer(chemin, attendu);
  expect(readdirSync(dossier)).toEqual([]);
  await retirer(chemin, attendu);
});

test('a file renamed onto the name after the last look stays', async () => {
  const { dossier, chemin, attendu } = depose();
  const intrus = () => {
    writeFileSync(`${chemin}.part`, '<nouveau/>');
    renameSync(`${chemin}.part`, chemin);
  };
  await retirer(chemin, surpris(attendu, intrus));
  expect(readdirSync(dossier)).toEqual(['flux.xml']);
  expect(readFileSync(chemin, 'utf8')).toBe('<nouveau/>');
});

test('a file that grew since stays', async () => {
  const { dossier, chemin, attendu } = depose();
  writeFileSync(chemin, 'suite', { flag: 'a' });
  await retirer(chemin, attendu);
  expect(readdirSync(dossier)).toEqual(['flux.xml']);
});

test('what could not be taken away is back under its name', async () => {
  const { dossier, chemin, attendu } = depose();
  await expect(retirer(chemin, attendu, () => Promise.reject(new Error('panne')))).rejects.toThrow('panne');
  expect(readdirSync(dossier)).toEqual(['flux.xml']);
});

test('putting back replaces nothing, and ends what a killed process began', async () => {
  const { dossier, chemin } = depose();
  const prive = join(dossier, '.flux.xml.0123abcd.retrait');
  writeFileSync(prive, '<autre/>');
  await remettre(prive);
  expect(readFileSync(chemin, 'utf8')).toBe('<ancien/>');
  expect(readFileSync(prive, 'utf8')).toBe('<autre/>');
  const meme = join(dossier, '.flux.xml.89abcdef.retrait');
  linkSync(chemin, meme);
  await remettre(meme);
  expect(readdirSync(dossier).sort()).toEqual(['.flux.xml.0123abcd.retrait', 'flux.xml']);
});
