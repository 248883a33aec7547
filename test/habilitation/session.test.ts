import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limiteur } from '../../functions/console/garde/debit.ts';
import { desceller, sceller } from '../../functions/console/garde/scelle.ts';
import { cheminSur } from '../../functions/console/routes/habilitation/chemin-sur.ts';
import { ACCES, accesEprouve, CLES } from '../console/acces-eprouve.ts';

const ADMINISTRATEUR = { role: 'administrateur', perimetre: { type: 'tout' } } as const;

test('what was sealed is read back by the same key for the same use, and by nothing else', () => {
  fc.assert(
    fc.property(
      fc.record({ a: fc.string(), n: fc.integer() }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (contenu, place, bit) => {
        const scelle = sceller(CLES.session, 'un-usage', contenu);
        expect(desceller(CLES.session, 'un-usage', scelle)).toEqual(contenu);
        expect(desceller(CLES.session, 'un-autre', scelle)).toBeNull();
        expect(desceller(CLES.personne, 'un-usage', scelle)).toBeNull();
        const octets = Buffer.from(scelle, 'base64url');
        octets[place % octets.length]! ^= bit;
        expect(desceller(CLES.session, 'un-usage', octets.toString('base64url'))).toBeNull();
        expect(
          desceller(CLES.session, 'un-usage', octets.subarray(0, place % octets.length).toString('base64url')),
        ).toBeNull();
      },
    ),
  );
});

test('a sign-in leads to a page of ours, whatever address it was asked for', () => {
  for (const vers of [
    '//a.invalid',
    '/\\a.invalid',
    '/..//a.invalid',
    'https://a.invalid',
    '/%2e%2e//a.invalid',
    '\t//a.invalid',
    '',
    undefined,
  ])
    expect(cheminSur(vers)).toBe('/');
  expect(cheminSur('/depots?avant=x')).toBe('/depots?avant=x');
  fc.assert(
    fc.property(fc.webPath(), fc.string(), (chemin, fin) => {
      const url = new URL(cheminSur(`/${chemin}${fin}`), 'https://passerelle.invalid');
      expect(url.origin).toBe('https://passerelle.invalid');
    }),
  );
});

test('the cookie of a session is for our host alone, unseen by scripts, and not sent by other sites', async () => {
  const { appeler, cookie, donner } = accesEprouve();
  const id = await donner(ADMINISTRATEUR);
  const reponse = await appeler('/compte/habilitation', {
    method: 'POST',
    body: new URLSearchParams({ id }),
    headers: { Cookie: cookie(null), Origin: 'https://localhost' },
  });
  const [pose = ''] = reponse.headers.getSetCookie();
  expect(pose).toMatch(/^__Host-passerelle=[\w-]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test.each([
  [{}, 403],
  [{ Origin: 'null' }, 403],
  [{ Origin: 'https://attaquant.invalid' }, 403],
  [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
  [{ 'Sec-Fetch-Site': 'same-site' }, 403],
  [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://attaquant.invalid' }, 403],
  [{ 'Sec-Fetch-Site': 'same-origin' }, 201],
  [{ Origin: 'https://localhost' }, 201],
] as readonly (readonly [Record<string, string>, number])[])(
  'with a session, a write that says %j of where it comes from is answered %i',
  async (headers, statut) => {
    const { appeler, venir } = accesEprouve();
    const { cookie } = await venir(ADMINISTRATEUR);
    const corps = {
      role: 'agent-ordonnateur',
      perimetre: { type: 'ordonnateur', siret: '00010204600018' },
      actes: ['deposer'],
      au: '2027-01-01',
      objet: 'Logiciel.',
    };
    const reponse = await appeler('/jetons', {
      method: 'POST',
      body: JSON.stringify(corps),
      headers: { Cookie: cookie, 'Content-Type': 'application/json', ...headers },
    });
    expect(reponse.status).toBe(statut);
  },
);

test('a limit lets a burst through, then its rate, and holds no more keys than it may', () => {
  const demander = limiteur({ contenance: 3, parSeconde: 0.5 }, 2);
  expect([1, 2, 3, 4].map(() => demander('a', 0))).toEqual([0, 0, 0, 2]);
  expect(demander('a', 2000)).toBe(0);
  expect(demander('a', 2000)).toBe(2);
  expect(demander('b', 2000)).toBe(0);
  expect(demander('a', 2000)).toBe(2);
  expect(demander('c', 2000)).toBe(0);
  // `b` was asked the longest ago and is forgotten; `a` is not.
  expect(demander('a', 2000)).toBe(2);
});

test('who signs in again and again from one address is told to wait, and when to come back', async () => {
  const { appeler, avancer } = accesEprouve();
  const essayer = () => appeler('/connexion/retour');
  let reponse = await essayer();
  for (let fois = 0; fois < 30 && reponse.status !== 429; fois++) reponse = await essayer();
  expect(reponse.status).toBe(429);
  avancer(Number(reponse.headers.get('retry-after')));
  expect((await essayer()).status).toBe(403);
});

test('an identity that writes without end is told to wait; another one is not', async () => {
  const { appeler, venir } = accesEprouve();
  const { cookie } = await venir(ADMINISTRATEUR);
  const { cookie: autre } = await venir({ ...ADMINISTRATEUR, courriel: 'autre@exemple.invalid' });
  const ecrire = (Cookie: string) =>
    appeler('/habilitations', { method: 'POST', body: '{}', headers: { Cookie, 'Sec-Fetch-Site': 'same-origin' } });
  let statut = 0;
  for (let fois = 0; fois < 400 && statut !== 429; fois++) statut = (await ecrire(cookie)).status;
  expect(statut).toBe(429);
  expect((await ecrire(autre)).status).toBe(400);
});

test('personas are played in a demonstration alone, whatever a request says of itself', async () => {
  const persona = { courriel: 'p@demonstration.invalid', nom: 'Une Persona', siret: null, qualite: 'Inventée' };
  const jouer = async (personas: readonly (typeof persona)[], headers: Record<string, string> = {}) => {
    const { appeler, donner } = accesEprouve({
      acces: { ...ACCES, fournisseur: null, personas: async () => personas },
    });
    await donner({ ...ADMINISTRATEUR, courriel: persona.courriel });
    const reponse = await appeler('/connexion/persona', {
      method: 'POST',
      body: new URLSearchParams({ courriel: persona.courriel }),
      headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    });
    return { statut: reponse.status, cookie: reponse.headers.getSetCookie()[0] };
  };
  const oui = await jouer([persona]);
  expect(oui.statut).toBe(303);
  expect(oui.cookie).toMatch(/^passerelle=[\w-]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
  const detours = [
    {},
    { 'X-Forwarded-For': '127.0.0.1' },
    { 'X-Forwarded-Host': 'localhost' },
    { Forwarded: 'for=127.0.0.1;host=localhost' },
  ];
  for (const headers of detours) expect(await jouer([], headers)).toEqual({ statut: 404, cookie: undefined });
});

test('whoever is unknown is told that the service is up, and nothing of what waits in it', async () => {
  const { appeler, venir } = accesEprouve();
  expect(await (await appeler('/sante')).json()).toEqual({ etat: 'en-service' });
  const { cookie } = await venir(ADMINISTRATEUR);
  expect(await (await appeler('/sante', { headers: { Cookie: cookie } })).json()).toMatchObject({
    enAttente: 0,
    mortes: 0,
  });
});

test('the session of a persona ends with the demonstration, and that of a provider is none in one', async () => {
  const persona = { courriel: 'p@demonstration.invalid', nom: 'Une Persona', siret: null, qualite: 'Inventée' };
  const avec = (fournisseur: typeof ACCES.fournisseur, personas: readonly (typeof persona)[]) =>
    accesEprouve({ acces: { ...ACCES, fournisseur, personas: async () => personas } });
  const connecte = async ({ appeler }: ReturnType<typeof avec>, cookie: string) => {
    const page = await appeler('/compte', { headers: { Cookie: cookie, Accept: 'text/html' } });
    return (await page.text()).includes('Vous êtes Une Personne');
  };
  const demonstration = avec(null, [persona]);
  const [joue, identifie] = [demonstration.cookie(null), accesEprouve().cookie(null)];
  const enClair = (cookie: string) => cookie.replace('__Host-', '');
  expect(await connecte(demonstration, enClair(joue))).toBe(true);
  expect(await connecte(demonstration, enClair(identifie))).toBe(false);
  expect(await connecte(avec(null, []), enClair(joue))).toBe(false);
  expect(await connecte(accesEprouve(), joue)).toBe(false);
  expect(await connecte(accesEprouve(), identifie)).toBe(true);
});
