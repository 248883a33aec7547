import { expect, test } from 'vitest';
import { DUREE_SECONDES } from '../../functions/console/garde/session.ts';
import { FournisseurOpenId, type ReglagesOidc } from '../../functions/habilitation/fournisseur-openid.ts';
import { COMMUNE, HOPITAL } from '../../infra/embedded/demonstration/registre.ts';
import { ACCES, accesEprouve } from '../console/acces-eprouve.ts';
import { type Alteration, fournisseurLocal } from './fournisseur-local.ts';
import { Navigateur } from './navigateur.ts';

const MAIRE = 'solene.brevalain@commune.invalid';

async function maire(reglages: Partial<ReglagesOidc> = {}) {
  const local = await fournisseurLocal();
  const fournisseur = new FournisseurOpenId({ ...local.reglages, ...reglages });
  const eprouve = accesEprouve({ acces: { ...ACCES, fournisseur } });
  const perimetre = { type: 'ordonnateur', siret: COMMUNE.siret } as const;
  const id = await eprouve.donner({ courriel: MAIRE, nom: 'Solène Brévalain', role: 'ordonnateur', perimetre });
  local.devenir({ email: MAIRE.toUpperCase(), siret: COMMUNE.siret });
  return { ...eprouve, local, id, navigateur: new Navigateur(eprouve.app) };
}

test('whoever asks for a page is led through the provider and back to that page, known by his e-mail', async () => {
  const { navigateur } = await maire();
  const page = await navigateur.aller('/compte?x=1');
  expect(page.url).toContain('/connexion?vers=');
  const arrivee = await navigateur.aller(
    /href="(\/connexion\/aller[^"]*)"/.exec(page.texte)?.[1]?.replaceAll('&amp;', '&') ?? '',
  );
  expect(arrivee).toMatchObject({ statut: 200, url: 'http://localhost:8080/compte?x=1' });
  expect(arrivee.texte).toContain('Solène Brévalain');
  expect(arrivee.texte).toContain(`Ordonnateur ${COMMUNE.siret}`);
  expect(arrivee.texte).not.toContain(MAIRE);
});

test('only the parameters that ProConnect documents are sent, with a state and a nonce of 32 characters at least', async () => {
  const { navigateur, local } = await maire();
  await navigateur.aller('/connexion/aller');
  const { state = '', nonce = '', ...reste } = local.demandes[0] ?? {};
  expect(Math.min(state.length, nonce.length)).toBeGreaterThanOrEqual(32);
  expect(reste).toEqual({
    response_type: 'code',
    client_id: 'passerelle',
    redirect_uri: 'http://localhost:8080/connexion/retour',
    scope: 'openid given_name usual_name email uid siret',
  });
});

test('another provider may be asked for PKCE and a level of assurance', async () => {
  const { navigateur, local } = await maire({ pkce: true });
  expect((await navigateur.aller('/connexion/aller')).statut).toBe(200);
  expect(local.demandes[0]).toMatchObject({ code_challenge_method: 'S256', code_challenge: expect.any(String) });
});

test('where two factors are demanded, they are asked for by claims, and who came by one is refused', async () => {
  const { navigateur, local } = await maire({ deuxFacteurs: true });
  const refus = await navigateur.aller('/connexion/aller');
  expect(local.demandes[0]?.claims).toBe('{"id_token":{"amr":{"essential":true}}}');
  expect(refus.statut).toBe(403);
  expect(refus.texte).toContain('deux facteurs');
});

test.each(['state', 'nonce'])('an answer to another %s than ours signs nobody in', async (parametre) => {
  const { navigateur } = await maire();
  navigateur.detourner = (url) => {
    if (url.pathname === '/auth') url.searchParams.set(parametre, 'x'.repeat(43));
    return url;
  };
  expect((await navigateur.aller('/connexion/aller')).statut).toBe(403);
  expect((await navigateur.aller('/compte')).url).toContain('/connexion?vers=');
});

test('a code is worth nothing the second time, even to whoever kept the cookie of its departure', async () => {
  const { navigateur } = await maire();
  let retour = '';
  let cookie = '';
  navigateur.detourner = (url) => {
    if (url.pathname === '/connexion/retour') {
      retour = url.pathname + url.search;
      cookie = navigateur.cookies.get('http://localhost:8080')?.get('passerelle-aller') ?? '';
    }
    return url;
  };
  expect((await navigateur.aller('/connexion/aller')).statut).toBe(200);
  navigateur.cookies.get('http://localhost:8080')?.clear();
  expect((await navigateur.aller(retour)).statut).toBe(403);
  navigateur.cookies.get('http://localhost:8080')?.set('passerelle-aller', cookie);
  expect((await navigateur.aller(retour)).statut).toBe(403);
  expect((await navigateur.aller('/compte')).url).toContain('/connexion?vers=');
});

test.each([
  ['is not signed', () => 'nu'],
  ['is signed by another key', () => 'autre-cle'],
  ['is for another service', (lues: object) => ({ ...lues, aud: 'un-autre-service' })],
  ['is for nobody in particular', ({ aud: _, ...lues }: Record<string, unknown>) => lues],
  ['is of another issuer', (lues: object) => ({ ...lues, iss: 'https://autre.invalid' })],
  ['is of no issuer', ({ iss: _, ...lues }: Record<string, unknown>) => lues],
  ['is of another person', (lues: object) => ({ ...lues, sub: 'quelqu-un-d-autre' })],
  ['has an e-mail that was not verified', (lues: object) => ({ ...lues, email_verified: false })],
  ['has no e-mail', ({ email: _, ...lues }: Record<string, unknown>) => lues],
] satisfies readonly (readonly [string, Alteration])[])('a userinfo that %s signs nobody in', async (_, alteration) => {
  const { navigateur, local } = await maire();
  local.alterer(alteration);
  const refus = await navigateur.aller('/connexion/aller');
  expect(refus.statut).toBe(403);
  expect(navigateur.cookies.get('http://localhost:8080')?.has('passerelle')).toBe(false);
});

test('a userinfo that is signed anew and unchanged signs in: what is refused above is the alteration', async () => {
  const { navigateur, local } = await maire();
  local.alterer((lues) => lues);
  expect((await navigateur.aller('/connexion/aller?vers=/compte')).texte).toContain('Solène Brévalain');
});

test('a person to whom nothing was granted is told so, and whom to ask; no page is open to him', async () => {
  const { navigateur, local } = await maire();
  local.devenir({ email: 'inconnu@commune.invalid', siret: COMMUNE.siret });
  const page = await navigateur.aller('/connexion/aller?vers=/depots');
  expect(page.url).toContain('/compte');
  expect(page.texte).toContain('Aucune habilitation n’est ouverte à votre nom.');
  expect(page.texte).toContain('Adressez-vous à l’administrateur.');
  expect((await navigateur.aller('/depots')).url).toContain('/compte');
});

test('whoever comes from another organisation than that of his right cannot use it', async () => {
  const { navigateur, local } = await maire();
  local.devenir({ email: MAIRE, siret: HOPITAL.siret });
  const page = await navigateur.aller('/connexion/aller');
  expect(page.texte).toContain('un autre organisme');
  expect((await navigateur.aller('/depots')).url).toContain('/compte');
});

test('a session ends by itself after twelve hours', async () => {
  const { navigateur, avancer } = await maire();
  await navigateur.aller('/connexion/aller');
  avancer(DUREE_SECONDES - 1);
  expect((await navigateur.aller('/compte')).url).toBe('http://localhost:8080/compte');
  avancer(1);
  expect((await navigateur.aller('/compte')).url).toContain('/connexion?vers=');
});

test('the logout ends the session here, on the server, and at the provider, which sends back', async () => {
  const { navigateur, local } = await maire();
  await navigateur.aller('/connexion/aller');
  const vole = new Map(navigateur.cookies.get('http://localhost:8080'));
  const page = await navigateur.aller('/deconnexion', { method: 'POST' });
  const suite = new URL(page.entetes.get('refresh')?.split('url=')[1] ?? '');
  expect(suite.origin).toBe(local.reglages.emetteur.origin);
  expect([...suite.searchParams.keys()].sort()).toEqual(['id_token_hint', 'post_logout_redirect_uri', 'state']);
  expect((await navigateur.aller('/compte')).url).toContain('/connexion?vers=');
  const etat = suite.searchParams.get('state') ?? '';
  expect(etat.length).toBeGreaterThanOrEqual(32);
  expect((await navigateur.aller('/deconnexion/retour?state=autre')).statut).toBe(403);
  await navigateur.aller(suite.href);
  navigateur.cookies.set('http://localhost:8080', vole);
  expect((await navigateur.aller('/compte')).url).toContain('/connexion?vers=');
});

test('the page that the provider sends back to says that all is over', async () => {
  const { navigateur } = await maire();
  await navigateur.aller('/connexion/aller');
  const page = await navigateur.aller('/deconnexion', { method: 'POST' });
  const etat = new URL(page.entetes.get('refresh')?.split('url=')[1] ?? '').searchParams.get('state') ?? '';
  expect((await navigateur.aller(`/deconnexion/retour?state=${etat}`)).texte).toContain('Vous êtes déconnecté');
});

test('a provider that does not answer is no fault of the person, who is told to come back', async () => {
  const { navigateur, signales } = await maire({ emetteur: new URL('http://127.0.0.1:1') });
  expect((await navigateur.aller('/connexion/aller')).statut).toBe(503);
  expect(signales).toHaveLength(1);
});
