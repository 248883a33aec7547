import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { lancer, preparer } from '../embedded/serveur-lance.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { passerelle } from './commande-lancee.ts';

async function deposant() {
  const dossier = dossierPassager();
  await preparer(dossier);
  const { url } = await lancer(dossier);
  const cwd = dossierPassager();
  writeFileSync(join(cwd, 'un.xml'), fluxDeDonnees({ premierBordereau: 1 }));
  writeFileSync(join(cwd, 'deux.xml'), fluxDeDonnees({ premierBordereau: 2 }));
  const appeler = (...args: string[]) => passerelle([...args, '--serveur', url], { cwd });
  return { appeler, deposer: (...args: string[]) => appeler('deposer', ...args, '--siret', COMMUNE.siret) };
}

test('a file that is missing does not keep the others from being deposited; the worst code is told', async () => {
  const { deposer } = await deposant();
  const { code, sortie, messages } = await deposer('un.xml', 'absent.xml', '.', 'deux.xml');
  expect(code).toBe(2);
  expect(sortie).toContain('« un.xml »');
  expect(sortie).toContain('« deux.xml »');
  expect(messages).toMatch(/^absent\.xml : Le fichier « .*absent\.xml » n’existe pas\.\nQue faire : /);
  expect(messages).toMatch(/^\. : « .* » est un dossier\.$/m);
  const json = await deposer('absent.xml', 'un.xml', '--json');
  expect(json.code).toBe(2);
  expect(
    json.sortie
      .trimEnd()
      .split('\n')
      .map((ligne) => JSON.parse(ligne)),
  ).toMatchObject([
    { fichier: 'absent.xml', erreur: expect.stringContaining('n’existe pas') },
    { nom: 'un.xml', dejaDepose: true },
  ]);
}, 30_000);

test('a file deposited again is said so, with its date and what became of it', async () => {
  const { appeler, deposer } = await deposant();
  const premier = await deposer('un.xml', '--json');
  const { depotId } = JSON.parse(premier.sortie);
  expect(premier.sortie).not.toContain('dejaDepose');
  await appeler('suivre', depotId, '--attendre');
  const { code, sortie } = await deposer('un.xml');
  expect(code).toBe(0);
  expect(sortie).toMatch(
    /^Ce fichier avait déjà été déposé, le \d\d\/\d\d\/\d{4} à\u00a0\d\d:\d\d:\d\d\. Accepté\. 1\u00a0bordereau sur 1\./,
  );
  expect(sortie).toContain(`Dépôt : ${depotId}`);
}, 30_000);
