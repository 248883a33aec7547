import { expect, onTestFinished, test } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { Relances, relancer } from '../../infra/embedded/relance.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { attendre } from './serveur-lance.ts';

const QUEUE = 'verifier';

test('at the start, what was put aside goes back to its queue, and it is said', async () => {
  const { files, close } = ouvrirPlateforme(dossierPassager(), { maxReceiveCount: () => 1 });
  for (const id of ['a', 'b']) await files.send(QUEUE, { id, group: 'g', body: id });
  for (const { handle } of await files.receive(QUEUE, { max: 2, leaseSeconds: 30 }))
    await files.release(QUEUE, handle, 0);
  expect(await files.counts(QUEUE)).toEqual({ visible: 0, leased: 0, dead: 2 });
  const lignes: string[] = [];
  const fautes: unknown[] = [];
  const relance = relancer(files, {
    queue: QUEUE,
    ecrire: (ligne) => void lignes.push(ligne),
    signaler: (faute) => void fautes.push(faute),
  });
  onTestFinished(async () => {
    await relance.arreter();
    close();
  });
  await attendre(() => (lignes.length === 1 ? true : null));
  expect(lignes).toEqual(['Relance de 2 messages de la file « verifier », mis de côté plus tôt.']);
  expect(await files.counts(QUEUE)).toEqual({ visible: 2, leased: 0, dead: 0 });
  expect(fautes).toEqual([]);
});

test('one that always fails is tried less and less often, down to once a day', () => {
  const relances = new Relances();
  const lettre = { id: 'a', group: 'g', handle: '1.1', body: '', receiveCount: 10, sentAt: '', fault: null };
  const instants: number[] = [];
  for (let quart = 0; quart < 4 * 24 * 7; quart += 1)
    if (relances.dues([lettre], quart * 15 * 60_000).length === 1) instants.push(quart / 4);
  expect(instants.slice(0, 5)).toEqual([0, 0.25, 0.75, 1.75, 3.75]);
  const ecarts = instants.slice(1).map((instant, i) => instant - (instants[i] ?? 0));
  expect(Math.max(...ecarts)).toBe(24);
});
