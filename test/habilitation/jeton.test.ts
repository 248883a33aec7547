import { expect, test } from 'vitest';
import { idDuFlux } from '../../functions/habilitation/cycle.ts';
import { retirer } from '../../functions/habilitation/handler.ts';
import { EXPLOITANT } from '../../functions/habilitation/qui.ts';
import { COMMUNE, HOPITAL } from '../../infra/embedded/demonstration/registre.ts';
import { accesEprouve } from '../console/acces-eprouve.ts';

const DE_LA_COMMUNE = { type: 'ordonnateur', siret: COMMUNE.siret } as const;
const DEMANDE = {
  role: 'agent-ordonnateur',
  perimetre: DE_LA_COMMUNE,
  actes: ['deposer'],
  au: '2026-12-31',
  objet: 'Logiciel comptable.',
};

async function maire() {
  const eprouve = accesEprouve();
  const { cookie } = await eprouve.venir({ role: 'ordonnateur', perimetre: DE_LA_COMMUNE });
  const poster = (chemin: string, corps: object) =>
    eprouve.appeler(chemin, {
      method: 'POST',
      body: JSON.stringify(corps),
      headers: { Cookie: cookie, 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
    });
  const deposer = (jeton: string, siret = COMMUNE.siret) =>
    eprouve.appeler(`/depots?siret=${siret}&nom=a.xml`, {
      method: 'POST',
      body: '<a/>',
      headers: { Authorization: `Bearer ${jeton}` },
    });
  const emettre = async () => (await (await poster('/jetons', DEMANDE)).json()) as { id: string; jeton: string };
  return { ...eprouve, cookie, poster, deposer, emettre };
}

test('a token acts for its organisation, for the acts that it is for, and for nothing else', async () => {
  const { emettre, deposer, appeler } = await maire();
  const { jeton } = await emettre();
  expect((await deposer(jeton)).status).toBe(201);
  expect((await deposer(jeton, HOPITAL.siret)).status).toBe(403);
  for (const chemin of ['/depots', '/jetons', '/habilitations', '/journal'])
    expect((await appeler(chemin, { headers: { Authorization: `Bearer ${jeton}` } })).status).toBe(403);
});

test('of a token the journal has only the digest', async () => {
  const { emettre, journal } = await maire();
  const { jeton } = await emettre();
  expect(jeton).toMatch(/^pjt_[0-9a-f]{16}_[\w-]{43}$/);
  expect(JSON.stringify(journal.tous)).not.toContain(jeton.slice(-43));
  expect(journal.tous.at(-1)).toMatchObject({
    type: 'JetonEmis',
    data: { par: { role: 'ordonnateur', siret: COMMUNE.siret } },
  });
});

test('a token is refused once it is revoked, and after its last day', async () => {
  const { emettre, deposer, poster, avancer } = await maire();
  const { id, jeton } = await emettre();
  const autre = await emettre();
  expect((await poster(`/jetons/${id}/revocation`, { raison: 'Logiciel remplacé.' })).status).toBe(200);
  const refus = await deposer(jeton);
  expect([refus.status, refus.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  expect((await deposer(autre.jeton)).status).toBe(201);
  avancer(60 * 24 * 3600);
  expect((await deposer(autre.jeton)).status).toBe(401);
});

test.each(['', 'x', `pjt_0000000000000000_${'A'.repeat(43)}`, 'pjt_constructor_x', 'é'.repeat(300)])(
  '« %s » is no token',
  async (faux) => {
    const { appeler } = await maire();
    const reponse = await appeler('/sante', { headers: { Authorization: `Bearer ${encodeURIComponent(faux)}` } });
    expect(reponse.status).toBe(401);
  },
);

test('a token with another secret than that of its name is refused', async () => {
  const { emettre, deposer } = await maire();
  const [un, deux] = [(await emettre()).jeton.split('_'), (await emettre()).jeton.split('_')];
  expect((await deposer(`pjt_${un[1]}_${deux[2]}`)).status).toBe(401);
});

test.each([
  ['of another organisation', { perimetre: { type: 'ordonnateur', siret: HOPITAL.siret } }, 403],
  ['of the whole service', { role: 'administrateur', perimetre: { type: 'tout' } }, 403],
  ['that would be the maire in person', { role: 'ordonnateur' }, 403],
  ['that would issue others', { actes: ['gerer-jetons'] }, 422],
  ['for no act', { actes: [] }, 400],
  ['without end', { au: '2030-01-01' }, 422],
  ['that has ended', { au: '2026-11-01' }, 422],
  ['for nobody knows what', { objet: ' ' }, 422],
] as const)('a maire issues no token %s', async (_, autre, statut) => {
  const { poster } = await maire();
  expect((await poster('/jetons', { ...DEMANDE, ...autre })).status).toBe(statut);
});

test('what a token last served for is known to the hour, and is not in the journal', async () => {
  const { emettre, deposer, appeler, cookie, journal } = await maire();
  const { id, jeton } = await emettre();
  await deposer(jeton);
  const { dernierUsage } = await (await appeler(`/jetons/${id}`, { headers: { Cookie: cookie } })).json();
  expect(dernierUsage).toBe('2026-11-02T08:00:00.000Z');
  expect(journal.tous.filter(({ stream }) => stream.startsWith('jeton/'))).toHaveLength(1);
});

test('a token falls with the right of whoever issued it', async () => {
  const { emettre, deposer, journal, horloge } = await maire();
  const { jeton } = await emettre();
  expect((await deposer(jeton)).status).toBe(201);
  const { stream = '' } = journal.tous.findLast(({ type }) => type === 'HabilitationAccordee') ?? {};
  await retirer({ journal, horloge })(EXPLOITANT, { id: idDuFlux(stream), raison: 'Fin de mandat.' });
  expect((await deposer(jeton)).status).toBe(401);
});
