import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { lancer, preparer } from '../embedded/serveur-lance.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { passerelle } from './commande-lancee.ts';

test('a deposit, its proof, and the list that it is in, by the command line', async () => {
  const dossier = dossierPassager();
  await preparer(dossier);
  const { url, finir } = await lancer(dossier);
  const cwd = dossierPassager();
  const appeler = (serveur: string, ...args: string[]) => passerelle([...args, '--serveur', serveur], { cwd });
  writeFileSync(join(cwd, 'flux.xml'), fluxDeDonnees({ bordereaux: 2 }));
  const depose = await appeler(url, 'deposer', 'flux.xml', '--siret', COMMUNE.siret, '--json');
  const { depotId } = JSON.parse(depose.sortie) as { depotId: string };
  const tot = await appeler(url, 'preuve', depotId);
  expect(tot).toMatchObject({ code: 1, messages: expect.stringMatching(/Que faire : .*revenez/) });
  await appeler(url, 'suivre', depotId, '--attendre');
  // The journal is sealed when the server stops.
  expect(await finir('SIGTERM')).toBe(0);
  const { url: ensuite } = await lancer(dossier);

  expect(await appeler(ensuite, 'preuve', depotId, '--sortie', 'p.zip')).toMatchObject({ code: 0 });
  expect(await appeler(ensuite, 'preuve', depotId, '--sortie', 'p.zip')).toMatchObject({ code: 2 });
  expect((await appeler(ensuite, 'preuve', 'f'.repeat(64), '--sortie', 'q.zip')).code).toBe(2);
  const verifier = (...args: string[]) => passerelle(['verifier-preuve', ...args], { cwd });
  const intacte = await verifier('p.zip');
  expect(intacte.sortie).toMatch(/^p\.zip : INTACTE\n[\s\S]*Horodatage {3}aucun[\s\S]*redonnent ce verdict/);
  expect(intacte.code).toBe(0);
  const zip = readFileSync(join(cwd, 'p.zip'));
  const ou = zip.indexOf('<n:PES_Aller');
  expect(ou).toBeGreaterThan(0);
  zip[ou + 30]! ^= 1;
  writeFileSync(join(cwd, 'q.zip'), zip);
  const refusee = await verifier('q.zip', '--json');
  expect(refusee.code).toBe(1);
  expect(JSON.parse(refusee.sortie)).toEqual({
    archive: 'q.zip',
    intacte: false,
    phrase: '« fichier-depose.xml » a été modifié : son empreinte n’est pas celle du manifeste.',
  });
  expect((await verifier('absent.zip')).code).toBe(2);

  const liste = await appeler(ensuite, 'tracer', '--du', '2026-01-01', '--sortie', 'depots.csv');
  expect(liste.code).toBe(0);
  expect(readFileSync(join(cwd, 'depots.csv'), 'utf8')).toContain(`"flux.xml";`);
  expect((await appeler(ensuite, 'tracer', '--du', 'hier')).code).toBe(2);
}, 40_000);
