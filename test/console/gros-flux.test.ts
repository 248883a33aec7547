import { expect, test } from 'vitest';
import { consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';

const sansInsecables = (texte: string) => texte.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');

test('what is not shown of a large flow is counted, on the page and in the JSON', async () => {
  const { deposer, appeler, page, tourner } = await consoleEprouvee();
  const flux = fluxDeDonnees({ bordereaux: 1002, pieces: 1, lignes: 1 });
  const { depotId } = await (await deposer(flux, 'gros.xml')).json();
  await tourner();
  const depot = await (await appeler(`/depots/${depotId}`)).json();
  expect(depot.misesADisposition).toHaveLength(1000);
  expect(depot.misesADispositionMontrees).toEqual({ montrees: 1000, total: 1002 });
  expect(depot.detailBordereaux).toHaveLength(1002);
  const html = sansInsecables(await page(`/depots/${depotId}`));
  expect(html).toContain('Bordereaux du flux (les 500 premières lignes sur 1 002)');
  expect(html).toContain('Le tableau s’arrête à 500 lignes sur 1 002 : la suite est dans le document JSON');
}, 60_000);

test('nothing is said to be missing where nothing is', async () => {
  const { deposer, appeler, page, tourner } = await consoleEprouvee();
  const { depotId } = await (await deposer(fluxDeDonnees({ bordereaux: 2 }), 'flux.xml')).json();
  await tourner();
  const depot = await (await appeler(`/depots/${depotId}`)).json();
  expect(depot.misesADispositionMontrees).toEqual({ montrees: 2, total: 2 });
  const html = await page(`/depots/${depotId}`);
  expect(html).toContain('Bordereaux du flux (2)');
  expect(html).not.toContain('Le tableau s’arrête');
});
