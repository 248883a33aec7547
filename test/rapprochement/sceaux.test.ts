/** What the audit of a data folder says of its seals. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { auditerLeDossier } from '../../infra/embedded/auditer.ts';
import { adherer } from '../depot/etapes.ts';
import { dossierPassager, horlogeEprouvee } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from '../preuve/etapes.ts';

/** Two seals, and an hour more. */
async function dossierScelle() {
  const dossier = dossierPassager();
  const clock = horlogeEprouvee();
  const ouverte = ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 });
  const plateforme = { ...ouverte, avancer: clock.avancer };
  await adherer(plateforme);
  for (const nom of ['a.xml', 'b.xml']) {
    await deposerEtJuger(plateforme, nom);
    plateforme.avancer(3600);
    await sceller(besoins(plateforme));
  }
  const codes = (scelleAvant = plateforme.horloge.now()) =>
    new Set(
      auditerLeDossier(dossier, { finiAvant: '0000', auRepos: false, scelleAvant }).map(({ code }) => code as string),
    );
  return { dossier, plateforme, codes };
}

test.each([
  [
    'leaves that are gone, and the events that no seal holds any more',
    "DELETE FROM object WHERE key LIKE 'sceaux/000000000001.%.feuilles.json'",
    ['FEUILLES_PERDUES', 'MARQUE_FAUSSE', 'NON_SCELLE'],
  ],
  ['a document that is gone', "DELETE FROM object WHERE key = 'sceaux/000000000001.json'", ['SCEAU_NON_RANGE']],
  [
    'nothing of the last seal, which the next run finishes',
    "DELETE FROM object WHERE key = 'sceaux/000000000002.json'",
    [],
  ],
  ['a mark of another seal', 'UPDATE marque SET sceau = 2 WHERE sceau = 1', ['MARQUE_FAUSSE']],
])('an audit of a folder that was touched tells %s', async (_, sql, attendus) => {
  const { dossier, plateforme, codes } = await dossierScelle();
  expect(codes()).toEqual(new Set());
  plateforme.close();
  const db = new DatabaseSync(join(dossier, 'passerelle.sqlite'));
  db.exec(sql);
  db.close();
  expect(codes('9999')).toEqual(new Set(attendus));
});

test('an event that no seal holds is told once it is old enough', async () => {
  const { plateforme, codes } = await dossierScelle();
  await deposerEtJuger(plateforme, 'c.xml');
  expect(codes('0000')).toEqual(new Set());
  plateforme.avancer(3600);
  expect(codes()).toEqual(new Set(['NON_SCELLE']));
  plateforme.close();
});
