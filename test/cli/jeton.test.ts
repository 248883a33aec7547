import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMUNE, HOPITAL } from '../../infra/embedded/demonstration/registre.ts';
import { lancer, preparer } from '../embedded/serveur-lance.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { passerelle } from './commande-lancee.ts';

test('the command line acts by the token that it is given, and never sends it in clear over a network', async () => {
  const dossier = dossierPassager();
  await preparer(dossier);
  const { url } = await lancer(dossier);
  const perimetre = { type: 'ordonnateur', siret: COMMUNE.siret };
  const emission = {
    role: 'agent-ordonnateur',
    perimetre,
    actes: ['deposer'],
    au: new Date(Date.now() + 864e5).toISOString().slice(0, 10),
    objet: 'Essai.',
  };
  const emis = await fetch(`${url}/jetons`, {
    method: 'POST',
    body: JSON.stringify(emission),
    headers: { 'Content-Type': 'application/json' },
  });
  const { jeton } = await emis.json();
  const cwd = dossierPassager();
  writeFileSync(join(cwd, 'flux.xml'), '<a/>');
  const deposer = (siret: string, serveur: string, ...autres: string[]) =>
    passerelle(['deposer', 'flux.xml', '--siret', siret, '--serveur', serveur, ...autres], { cwd });
  expect((await deposer(COMMUNE.siret, url, '--jeton', jeton)).code).toBe(0);
  const ailleurs = await deposer(HOPITAL.siret, url, '--jeton', jeton);
  expect([ailleurs.code, ailleurs.messages]).toEqual([
    1,
    expect.stringContaining('Cet organisme n’est pas celui de votre habilitation.'),
  ]);
  expect(await deposer(COMMUNE.siret, url, '--jeton', `${jeton.slice(0, -1)}é`)).toMatchObject({ code: 2 });
  const clair = await deposer(COMMUNE.siret, 'http://passerelle.invalid', '--jeton', jeton);
  expect([clair.code, clair.messages]).toEqual([2, expect.stringContaining('https')]);
}, 30_000);
