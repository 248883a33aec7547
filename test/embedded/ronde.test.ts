/** The slow audit of the embedded server, and the proof that a broken chain does not give. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { extraire } from '../../functions/preuve/extrait.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { lireCurseur } from '../../infra/embedded/curseurs.ts';
import { tenirLesLectures } from '../../infra/embedded/projections.ts';
import { Ronde } from '../../infra/embedded/ronde.ts';
import { adherer } from '../depot/etapes.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from '../preuve/etapes.ts';

async function production() {
  const dossier = dossierPassager();
  let instant = Date.parse('2026-10-01T08:00:00.000Z');
  const avancer = (secondes: number) => {
    instant += secondes * 1000;
  };
  const clock = { now: () => new Date(instant).toISOString() };
  const plateforme = { ...ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 }), avancer };
  await adherer(plateforme);
  const depotId = await deposerEtJuger(plateforme, 'a.xml');
  await expedier(plateforme);
  await sceller(besoins(plateforme));
  const lectures = tenirLesLectures(plateforme, (erreur) => {
    throw erreur;
  });
  const dernier = (await plateforme.journal.since(0, 10_000)).at(-1)?.position;
  await expect.poll(async () => (await lireCurseur(plateforme.lectures, 'console'))?.position).toBe(dernier);
  await lectures.arreter();
  avancer(3700);
  return { dossier, plateforme, depotId };
}

test('a byte that was changed in the base is told once by the round, and the deposit gives no proof', async () => {
  const { dossier, plateforme, depotId } = await production();
  const dits: string[] = [];
  const ronde = new Ronde(plateforme, (phrase) => dits.push(phrase));
  await ronde.passer();
  expect(dits).toEqual([]);
  expect(await extraire(plateforme, depotId)).toMatchObject({ depot: expect.anything() });
  expect(readdirSync(dossier)).toContain('passerelle.sqlite');
  const db = new DatabaseSync(join(dossier, 'passerelle.sqlite'));
  db.exec('DROP TRIGGER event_never_edited');
  db.prepare(`UPDATE event SET json = replace(json, 'a.xml', 'b.xml') WHERE stream = ? AND seq = 1`).run(
    `depot/${depotId}`,
  );
  db.close();
  expect(await extraire(plateforme, depotId)).toBe('rompu');
  await ronde.passer();
  expect(dits).toContainEqual(expect.stringContaining(`CHAINE_ROMPUE (depot/${depotId}) : La chaîne des événements`));
  const combien = dits.length;
  await ronde.passer();
  expect(dits).toHaveLength(combien);
  plateforme.close();
});
