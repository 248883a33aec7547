import { expect, test } from 'vitest';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { retirer } from '../../functions/habilitation/handler.ts';
import { EXPLOITANT } from '../../functions/habilitation/qui.ts';
import { COMMUNE, HOPITAL } from '../../infra/embedded/demonstration/registre.ts';
import { accesEprouve } from '../console/acces-eprouve.ts';

const MAIRE = 'maire@commune.invalid';
const AGENT = 'agent@commune.invalid';

test('who has several chooses one, switches, and is shown which; nobody uses the right of another', async () => {
  const { appeler, donner, cookie } = accesEprouve();
  const a = await donner({ role: 'comptable', perimetre: { type: 'poste', codique: '099001' } });
  const b = await donner({ role: 'comptable', perimetre: { type: 'poste', codique: '099002' } });
  const deLAutre = await donner({ courriel: MAIRE, role: 'administrateur', perimetre: { type: 'tout' } });
  const choisir = (id: string) =>
    appeler('/compte/habilitation', {
      method: 'POST',
      body: new URLSearchParams({ id, vers: '//ailleurs.invalid' }),
      headers: { Cookie: cookie(a), 'Sec-Fetch-Site': 'same-origin' },
    });
  const choisie = await choisir(b);
  expect([choisie.status, choisie.headers.get('location')]).toEqual([303, '/']);
  const suite = { Cookie: choisie.headers.getSetCookie()[0]!.split(';')[0]!, Accept: 'text/html' };
  expect(await (await appeler('/compte', { headers: suite })).text()).toContain('Comptable public, poste 099002');
  expect((await choisir(deLAutre)).status).toBe(403);
});

test('the register is listed to whoever answers for the organisation, with the names, and to him alone', async () => {
  const { appeler, cookie, donner, venir, journal, lectures, objets, horloge } = accesEprouve();
  const perimetre = { type: 'ordonnateur', siret: COMMUNE.siret } as const;
  const maire = await donner({ courriel: MAIRE, role: 'ordonnateur', perimetre });
  const deLAgent = { courriel: AGENT, actes: ['deposer' as const], delegant: maire };
  const agent = await donner({ ...deLAgent, role: 'agent-ordonnateur', perimetre });
  const { cookie: ailleurs } = await venir({
    courriel: 'autre@hopital.invalid',
    role: 'ordonnateur',
    perimetre: { type: 'ordonnateur', siret: HOPITAL.siret },
  });
  await retirer({ journal, horloge })(EXPLOITANT, { id: agent, raison: 'Mutation.' });
  await projeter(
    { journal, lectures, objets },
    journal.tous.map((event, i) => ({ event, position: i + 1 })),
  );
  const lire = async (Cookie: string, chemin: string) => appeler(chemin, { headers: { Cookie } });
  const liste = (await (await lire(cookie(maire, MAIRE, COMMUNE.siret), '/habilitations')).json()).habilitations;
  expect(liste.map(({ id, fin }: { id: string; fin: string | null }) => [id, fin !== null]).sort()).toEqual(
    [
      [agent, true],
      [maire, false],
    ].sort(),
  );
  expect(liste[0].identite.courriel).toMatch(/@commune\.invalid$/);
  expect((await lire(ailleurs, `/habilitations/${agent}`)).status).toBe(404);
  expect((await (await lire(ailleurs, '/habilitations')).json()).habilitations).toHaveLength(1);
});
