import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { guetterLesPannes } from '../../infra/embedded/pannes.ts';
import { dossierPassager } from '../platform/dossier.ts';

const plein = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
const abimee = () => Object.assign(new Error('malformed'), { code: 'ERR_SQLITE_ERROR', errcode: 11 });

function guetter(tenue: () => boolean = () => true) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const dossier = dossierPassager();
  const [ecrits, signales, abandons]: [string[], unknown[], string[]] = [[], [], []];
  const pannes = guetterLesPannes(
    { tenue },
    {
      dossier,
      ecrire: (ligne) => ecrits.push(ligne),
      signaler: (erreur) => signales.push(erreur),
      abandonner: (phrase) => abandons.push(phrase),
    },
  );
  onTestFinished(() => pannes.arreter());
  return { pannes, dossier, ecrits, signales, abandons };
}

test('a full disk is said once, in French, and is over once the disk takes what is written', async () => {
  const { pannes, dossier, ecrits, signales } = guetter();
  for (let fois = 0; fois < 3; fois += 1) pannes.signaler(plein());
  expect(signales).toEqual([expect.stringMatching(/^Le disque est plein.* Libérez de la place/)]);
  expect(pannes.enCours()?.genre).toBe('disque-plein');
  await vi.waitFor(() => expect(pannes.enCours()).toBeNull(), { timeout: 60_000, interval: 1000 });
  expect(ecrits).toEqual([expect.stringMatching(/Passerelle reprend/)]);
  expect(readdirSync(dossier)).toEqual([]);
  pannes.signaler(plein());
  expect(signales).toHaveLength(2);
});

test('what is damaged stays so until the next start, and hides no fault of ours', async () => {
  const { pannes, signales } = guetter();
  const faute = new TypeError('x');
  for (const erreur of [abimee(), plein(), faute]) pannes.signaler(erreur);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pannes.enCours()?.genre).toBe('donnees-abimees');
  expect(signales).toEqual([expect.stringMatching(/abîmée/), faute]);
});

test('one file that cannot be read is told, and does not put the service out', () => {
  const { pannes, signales } = guetter();
  const refus = Object.assign(new Error('EACCES'), { code: 'EACCES' });
  pannes.signaler(refus);
  expect([pannes.enCours(), signales]).toEqual([null, [refus]]);
});

test('the folder is given up once its lock is no longer ours', () => {
  const { abandons } = guetter(() => false);
  expect(abandons).toEqual([expect.stringMatching(/verrou\.sqlite.* Celui-ci s’arrête/)]);
});
