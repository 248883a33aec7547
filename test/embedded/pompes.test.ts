import { expect, onTestFinished, test } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { Retry } from '../../functions/platform/ports.ts';
import { pomper } from '../../infra/embedded/pompes.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { attendre } from './serveur-lance.ts';

const FILE = 'essai';

function pompe(traiter: (body: unknown) => Promise<void>, concurrence = 2, receptionsMax = 5) {
  const plateforme = ouvrirPlateforme(dossierPassager(), { maxReceiveCount: () => receptionsMax });
  const signales: unknown[] = [];
  const signaler = (erreur: unknown) => void signales.push(erreur);
  const ouverte = pomper(plateforme.files, { queue: FILE, concurrence, receptionsMax, traiter, signaler });
  onTestFinished(async () => {
    await ouverte.arreter();
    plateforme.close();
  });
  const envoyer = (n: number) => plateforme.files.send(FILE, { id: String(n), group: 'g', body: JSON.stringify(n) });
  const reste = () => plateforme.files.counts(FILE);
  return { ...ouverte, envoyer, reste, signales };
}

test('each message is handled once and deleted last, so many at a time', async () => {
  let ensemble = 0;
  let plafond = 0;
  const vus: unknown[] = [];
  const { envoyer, reste } = pompe(async (body) => {
    plafond = Math.max(plafond, ++ensemble);
    await new Promise((resolve) => setTimeout(resolve, 10));
    vus.push(body);
    ensemble -= 1;
  });
  for (let n = 0; n < 10; n += 1) await envoyer(n);
  await attendre(async () => {
    const { leased, visible } = await reste();
    return leased + visible === 0 ? true : null;
  });
  expect([...vus].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(plafond).toBe(2);
});

test('a Retry comes back after its delay and is no fault', async () => {
  let essais = 0;
  const { envoyer, reste, signales } = pompe(async () => {
    essais += 1;
    if (essais === 1) throw new Retry('later', 1);
  });
  await envoyer(1);
  await attendre(async () => (essais === 2 && (await reste()).leased === 0 ? true : null));
  expect(signales).toEqual([]);
});

test('a fault is told and the message kept, then put aside', async () => {
  const { envoyer, reste, signales } = pompe(() => Promise.reject(new Error('faute')), 1, 1);
  await envoyer(1);
  await attendre(async () => ((await reste()).dead === 1 ? true : null));
  expect(signales).toEqual([new Error('faute'), expect.stringContaining('mis de côté')]);
});

test('stopping lets the handler in hand finish and takes nothing more', async () => {
  let finis = 0;
  const { envoyer, arreter, reste } = pompe(async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    finis += 1;
  }, 1);
  await envoyer(1);
  await envoyer(2);
  await attendre(async () => ((await reste()).leased === 1 ? true : null));
  await arreter();
  expect(finis).toBe(1);
  expect(await reste()).toEqual({ visible: 1, leased: 0, dead: 0 });
});
