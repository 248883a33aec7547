import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Patience } from '../../infra/embedded/patience.ts';
import { dossierPassager } from '../platform/dossier.ts';

function patience() {
  let instant = 0;
  const chemin = join(dossierPassager(), 'flux.xml');
  const eprouvee = new Patience({ maintenant: () => instant });
  const passer = (ms: number) => {
    instant += ms;
  };
  const prets = async (brouillons: readonly string[] = []) => (await eprouvee.trier([{ chemin }], brouillons)).length;
  return { chemin, brouillon: `${chemin}.part`, eprouvee, passer, prets };
}

test('a copy that stalls is not taken by halves: five seconds without a change', async () => {
  const { chemin, eprouvee, passer, prets } = patience();
  writeFileSync(chemin, '<a>');
  expect(await prets()).toBe(0);
  passer(4900);
  expect(await prets()).toBe(0);
  expect(eprouvee.delai()).toBe(100);
  appendFileSync(chemin, '</a>');
  passer(4900);
  expect(await prets()).toBe(0);
  passer(5000);
  expect(await prets()).toBe(1);
});

test('a `.part` that was seen is taken as soon as it is renamed, seen by a look or by a signal', async () => {
  const { chemin, brouillon, eprouvee, prets } = patience();
  writeFileSync(brouillon, '<a/>');
  expect(await prets([brouillon])).toBe(0);
  renameSync(brouillon, chemin);
  expect(await prets()).toBe(1);
  rmSync(chemin);
  await prets();
  writeFileSync(chemin, '<b/>');
  expect(await prets()).toBe(0);
  eprouvee.remarquer(brouillon);
  expect(await prets()).toBe(1);
});

test('a `.part` beside a file, or given up, says nothing of that file', async () => {
  const { chemin, brouillon, passer, prets } = patience();
  writeFileSync(brouillon, '<a/>');
  writeFileSync(chemin, '<b/>');
  expect(await prets([brouillon])).toBe(0);
  rmSync(brouillon);
  rmSync(chemin);
  passer(5001);
  await prets();
  writeFileSync(chemin, '<c/>');
  expect(await prets()).toBe(0);
});

test('a file that could not be deposited rests for a minute, and is told as long as it is there', async () => {
  const { chemin, eprouvee, passer, prets } = patience();
  const attendre = async () => {
    await prets();
    passer(5000);
    return prets();
  };
  writeFileSync(chemin, '<a>');
  expect(await attendre()).toBe(1);
  eprouvee.reporter(chemin, 'illisible');
  passer(59_900);
  expect(await prets()).toBe(0);
  expect(eprouvee.delai()).toBe(100);
  expect([...eprouvee.obstacles()]).toEqual(['illisible']);
  passer(100);
  expect(await prets()).toBe(1);
  eprouvee.reporter(chemin, 'illisible');
  appendFileSync(chemin, '</a>');
  expect(await attendre()).toBe(1);
  eprouvee.reporter(chemin, 'illisible');
  rmSync(chemin);
  expect(await prets()).toBe(0);
  expect([...eprouvee.obstacles()]).toEqual([]);
});
