/** How an answer of Hélios comes in on one machine: dropped in the folder of the poste, or sent by its command. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passerelle } from '../cli/commande-lancee.ts';
import { CODIQUE, SIRET } from '../console/console-eprouvee.ts';
import { attendre, lancer } from '../embedded/serveur-lance.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { acquitV2, elementHelios } from './reponses-fabriquees.ts';

test('le dossier du poste et la commande déposent au nom du poste ; un autre dossier n’est pas un guichet', async () => {
  const dossier = dossierPassager();
  const comptables = join(dossier, 'depot', 'comptables');
  for (const nom of [CODIQUE, SIRET]) mkdirSync(join(comptables, nom), { recursive: true });
  writeFileSync(join(comptables, SIRET, 'egare.xml'), '<a/>');
  const { url } = await lancer(dossier);
  const cwd = dossierPassager();
  const acquit = acquitV2([elementHelios()]);
  writeFileSync(join(cwd, 'par-commande.xml'), acquit);
  const place = join(comptables, CODIQUE, 'par-dossier.xml');
  writeFileSync(`${place}.part`, acquit);
  renameSync(`${place}.part`, place);
  const deposer = (...args: string[]) => passerelle(['deposer', 'par-commande.xml', ...args], { cwd });
  const { code, sortie } = await deposer('--codique', CODIQUE, '--serveur', url);
  expect([code, sortie]).toEqual([0, expect.stringContaining(`le poste comptable ${CODIQUE}`)]);
  expect((await deposer('--codique', CODIQUE, '--siret', SIRET, '--serveur', url)).code).toBe(2);
  const noms = async (): Promise<string[]> => {
    const { depots } = await (await fetch(`${url}/depots`, { headers: { Accept: 'application/json' } })).json();
    return depots.map(({ nom, expediteur }: { nom: string; expediteur: string }) => `${expediteur} ${nom}`).sort();
  };
  await attendre(async () => ((await noms()).length === 2 ? true : null));
  expect(await noms()).toEqual([`${CODIQUE} par-commande.xml`, `${CODIQUE} par-dossier.xml`]);
  expect([existsSync(place), existsSync(join(comptables, SIRET, 'egare.xml'))]).toEqual([false, true]);
}, 30_000);
