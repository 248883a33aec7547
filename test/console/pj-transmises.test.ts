/** A corrected bordereau refers to PJ that an earlier flow brought: the comptable opens them from it. */
import { expect, test } from 'vitest';
import { consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';

test('the PJ of a partly rejected flow is opened from the corrected bordereau that comes without it', async () => {
  const { deposer, tourner, page, appeler } = await consoleEprouvee();
  const refuse = fluxDeDonnees({ pj: 1, nomFic: 'premier' })
    .toString('latin1')
    .replace(/(<IBAN V="FR)\d\d/g, '$100');
  const corrige = fluxDeDonnees({ pj: 1, nomFic: 'corrige' })
    .toString('latin1')
    .replace(/<PES_PJ>[\s\S]*<\/PES_PJ>/, '');
  const premier = await (await deposer(Buffer.from(refuse, 'latin1'), 'premier.xml')).json();
  await tourner();
  const second = await (await deposer(Buffer.from(corrige, 'latin1'), 'corrige.xml')).json();
  await tourner();
  const html = await page(`/depots/${second.depotId}/bordereaux/1`);
  expect(html).toMatch(
    new RegExp(`<a href="/depots/${premier.depotId}/pj/1">Ouvrir [^<]*</a>[^<]*transmise dans un autre flux`),
  );
  expect(html).not.toContain('n’est pas dans ce flux');
  expect((await appeler(`/depots/${premier.depotId}/pj/1`)).status).toBe(200);
  const { detailAnomalies } = await (await appeler(`/depots/${second.depotId}`)).json();
  const [alerte] = detailAnomalies;
  expect(alerte).toMatchObject({ code: 'PJ_REFEREES_ABSENTES', gravite: 'alerte' });
  expect(alerte.remede).toContain('pour les autres, il n’y a rien à faire');
});
