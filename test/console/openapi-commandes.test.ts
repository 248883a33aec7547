/** The command line is a client as any other: what it asks is in the contract, and so is what it is answered. */
import './openapi-partout.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { passerelle } from '../cli/commande-lancee.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { CODIQUE, consoleEprouvee, fluxDeDonnees, SIRET } from './console-eprouvee.ts';
import { appelees } from './openapi-contrat.ts';

async function commandes() {
  const console_ = await consoleEprouvee();
  vi.stubGlobal('fetch', (adresse: URL, init: RequestInit & { headers: Record<string, string> }) =>
    console_.appeler(`${adresse.pathname}${adresse.search}`, init),
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const cwd = dossierPassager();
  writeFileSync(join(cwd, 'flux.xml'), fluxDeDonnees());
  const lancer = async (...args: string[]) => {
    const { code, sortie, messages } = await passerelle([...args, '--json'], { cwd });
    expect([args[0], code, messages]).toEqual([args[0], 0, '']);
    return JSON.parse(sortie.split('\n')[0] || 'null');
  };
  return { ...console_, lancer };
}

test('what the commands send and receive is what the contract says', async () => {
  const { lancer, tourner } = await commandes();
  const { depotId } = await lancer('deposer', 'flux.xml', '--siret', SIRET);
  await tourner();
  expect(await lancer('suivre', depotId)).toMatchObject({ etat: 'accepte' });
  const { message } = await lancer('recevoir', CODIQUE);
  await lancer('accuser', message.dedupId);
  await lancer('accuser', message.dedupId, '--prise-en-charge');
  await lancer('tracer', '--du', '2026-01-01', '--sortie', 'traces.csv');
  await lancer('adherer', '00098765400011', '--depuis', '2026-01-01', '--codique', CODIQUE, '--saisi-par', 'admin');
  const acte = ['--raison', 'Flux altérés.', '--codique', CODIQUE];
  await lancer('suspendre', SIRET, '--motif', 'acces-empeche', ...acte);
  await lancer('lever', SIRET, ...acte, '--saisi-par', 'admin', '--document', 'd'.repeat(64));
  expect([...appelees.keys()].length).toBeGreaterThanOrEqual(9);
});
