import { expect, test } from 'vitest';
import { consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';

const sansInsecables = (texte: string) => texte.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');

test('every bordereau of a large flow can be reached, with where it stands at the comptable’s', async () => {
  const { deposer, appeler, page, tourner } = await consoleEprouvee();
  const flux = fluxDeDonnees({ bordereaux: 1002, pieces: 1, lignes: 1 });
  const { depotId } = await (await deposer(flux, 'gros.xml')).json();
  await tourner();
  const depot = await (await appeler(`/depots/${depotId}`)).json();
  expect(depot.misesADisposition).toHaveLength(1000);
  expect(depot.misesADispositionMontrees).toEqual({ montrees: 1000, total: 1002 });
  expect(depot.detailBordereaux).toHaveLength(1002);
  const premiere = sansInsecables(await page(`/depots/${depotId}`));
  expect(premiere).toContain('Bordereaux du flux (1 à 500 sur 1 002)');
  expect(premiere).toContain(`<a href="/depots/${depotId}?page=2">Page suivante</a>`);
  const derniere = sansInsecables(await page(`/depots/${depotId}?page=3`));
  expect(derniere).toContain('Bordereaux du flux (1 001 à 1 002 sur 1 002)');
  expect(derniere).toContain(`/depots/${depotId}/bordereaux/1002`);
  expect(derniere.match(/Poste 0/g)).toHaveLength(2);
  expect(derniere).not.toContain('Page suivante');
  expect((await appeler(`/depots/${depotId}?page=4`)).status).toBe(404);
  expect(sansInsecables(await page(`/depots/${depotId}/bordereaux/1002`))).toContain('Chez le comptable');
}, 60_000);

test('nothing is said to be missing where nothing is', async () => {
  const { deposer, appeler, page, tourner } = await consoleEprouvee();
  const { depotId } = await (await deposer(fluxDeDonnees({ bordereaux: 2 }), 'flux.xml')).json();
  await tourner();
  const depot = await (await appeler(`/depots/${depotId}`)).json();
  expect(depot.misesADispositionMontrees).toEqual({ montrees: 2, total: 2 });
  const html = await page(`/depots/${depotId}`);
  expect(html).toContain('Bordereaux du flux (2)');
  expect(html).not.toContain('Pages du dépôt');
});
