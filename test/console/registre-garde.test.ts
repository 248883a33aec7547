/** Whose register it is: nobody widens it alone, acts in the place of another, or is shut out of his own. */
import { expect, test } from 'vitest';
import { activer } from '../../functions/adhesion/handler.ts';
import { ADMINISTRATEUR, formulaire } from '../depot/exemples.ts';
import { CODIQUE, SIRET, suspensionEprouvee } from './suspension-eprouvee.ts';

const DEPART = '2026-11-02T08:00:00.000Z';
const BASE = `/adhesions/${SIRET}`;
const AUTRE = '00099900000014';
const Q = '033009';
const document = 'a'.repeat(64);
const renonciation = { le: '2026-11-02', effetLe: '2026-11-03', raison: 'Délibération.', modalites: 'Préavis.' };
const volet = { adhere: true, donneesDepuis: '2026-01-01', editeur: 'Éditeur', progiciel: 'Compta' };
const complet = {
  organisme: 'Commune d’essai',
  representant: { civilite: 'Mme', nom: 'Exemple', prenom: 'Anne', qualite: 'Maire' },
  ...{ codiques: [CODIQUE], versionPes: '2', depense: volet, transmission: { mode: 'portail-dgfip' } },
  ...{ certificat: { famille: 'dgfip' }, renonciation: 'Par courrier.' },
};
type Eprouvee = Awaited<ReturnType<typeof suspensionEprouvee>>;

const code = async (reponse: Response) => (await reponse.json()).code;
const reprendre = (e: Eprouvee, codique: string, depuis: string) =>
  activer(e)({ formulaire: formulaire({ siret: SIRET, codiques: [codique], depuis }), saisiPar: ADMINISTRATEUR });
const venirDe = (e: Eprouvee, role: 'comptable' | 'agent-comptable', codique: string, nom: string) => {
  const agent = role === 'agent-comptable' ? { actes: ['tenir-registre' as const], delegant: e.ferrand.id } : {};
  return e.venir({ role, perimetre: { type: 'poste', codique }, courriel: `${nom}@exemple.invalid`, nom, ...agent });
};

test('after a renunciation the last poste goes on with the adhésion, and the former one does not come back', async () => {
  const e = await suspensionEprouvee(DEPART);
  await reprendre(e, Q, '2026-02-01');
  const q = await venirDe(e, 'comptable', Q, 'q');
  await e.dire(`${BASE}/actes/renonciation`, { ...renonciation, document }, { qui: e.maire });
  e.avancer(2 * 86_400);
  expect([(await e.lire(BASE)).status, (await e.lire(BASE, { qui: q })).status]).toEqual([403, 200]);
});

test('an administrateur takes over with a reason and a document, and never what joined by the steps', async () => {
  const e = await suspensionEprouvee(DEPART);
  const admin = { qui: e.administrateur };
  const repris = { codiques: [CODIQUE], depuis: '2020-01-01' };
  expect(await code(await e.dire(BASE, repris, admin))).toBe('REPRISE_SANS_MOTIF');
  const motive = { ...repris, raison: 'Adhésion conclue en 2020.', document };
  expect((await e.dire(BASE, motive, admin)).status).toBe(201);
  expect((await e.journal.read(`adhesion/${SIRET}`)).events.at(-1)?.data).toMatchObject({ document });
  expect((await e.dire(BASE, { ...motive, raison: 'Encore.' }, admin)).status).toBe(200);
  const maire = await e.venir({
    ...{ role: 'ordonnateur', perimetre: { type: 'ordonnateur', siret: AUTRE } },
    ...{ courriel: 'autre@exemple.invalid', nom: 'autre' },
  });
  expect((await e.dire(`/adhesions/${AUTRE}/formulaire`, complet, { qui: maire })).status).toBe(201);
  expect(await code(await e.dire(`/adhesions/${AUTRE}`, motive, admin))).toBe('REPRISE_CLOSE');
});

test('the acts of the ordonnateur are his: no poste enters them, and an administrateur joins the document', async () => {
  const e = await suspensionEprouvee(DEPART);
  const agent = await venirDe(e, 'agent-comptable', CODIQUE, 'agent');
  const route = `${BASE}/actes/renonciation`;
  for (const qui of [agent, e.ferrand])
    expect(await code(await e.dire(route, { ...renonciation, document }, { qui }))).toBe('SAISIE_PAR_UN_TIERS');
  const qui = e.administrateur;
  expect(await code(await e.dire(route, { ...renonciation, document }, { qui }))).toBe('PIECE_ABSENTE');
  expect(await e.types()).toEqual(['AdhesionActivee']);
  const fichier = new File(['délibération'], 'deliberation.pdf');
  expect((await e.remplir(route, { ...renonciation, fichier, confirme: 'oui' }, { qui })).status).toBe(303);
  expect(await e.types()).toEqual(['AdhesionActivee', 'AdhesionRenoncee']);
});

test('a form of tomorrow takes no line from the poste of today, nor gives it one before its date', async () => {
  const e = await suspensionEprouvee(DEPART);
  await e.dire(`${BASE}/suspension`, { motif: 'acces-empeche', raison: 'Accès coupé.' });
  await reprendre(e, Q, '2026-12-01');
  const q = await venirDe(e, 'comptable', Q, 'q');
  await e.tourner();
  const adhesions = async (qui: typeof q) => (await (await e.lire('/adhesions', { qui })).json()).adhesions.length;
  const suspendues = (await (await e.lire('/suspensions')).json()).sections[1].lignes;
  expect(suspendues).toHaveLength(1);
  expect([await adhesions(e.ferrand), await adhesions(q)]).toEqual([1, 0]);
  e.avancer(30 * 86_400);
  expect([await adhesions(e.ferrand), await adhesions(q)]).toEqual([0, 1]);
});

test('the list and the adhésion tell the same, from a renunciation to the day of the return', async () => {
  const e = await suspensionEprouvee(DEPART);
  await e.dire(`${BASE}/actes/renonciation`, { ...renonciation, document }, { qui: e.maire });
  const situations = async () => {
    await e.tourner();
    const qui = e.administrateur;
    const { adhesions } = await (await e.lire('/adhesions', { qui })).json();
    return [adhesions[0].situation, (await (await e.lire(BASE, { qui })).json()).situation];
  };
  expect(await situations()).toEqual(['active', 'active']);
  await reprendre(e, CODIQUE, '2026-12-01');
  e.avancer(2 * 86_400);
  expect(await situations()).toEqual(['renoncee', 'renoncee']);
  e.avancer(30 * 86_400);
  expect(await situations()).toEqual(['active', 'active']);
});

test('a form brings no SIRET under another that has its own adhésion', async () => {
  const e = await suspensionEprouvee(DEPART);
  const qui = e.administrateur;
  const prend = { ...complet, siretsRattaches: [SIRET] };
  expect(await code(await e.dire(`/adhesions/${AUTRE}/formulaire`, prend, { qui }))).toBe('RATTACHE_ADHERENT');
  expect(await e.types(`adhesion/${AUTRE}`)).toEqual([]);
});

test('a comptable prepares a first form for his own poste, and for no other', async () => {
  const e = await suspensionEprouvee(DEPART);
  const q = await venirDe(e, 'comptable', Q, 'q');
  const route = `/adhesions/${AUTRE}/formulaire`;
  expect(await code(await e.dire(route, complet, { qui: q }))).toBe('COMPTABLE_NON_ASSIGNATAIRE');
  expect((await e.dire(route, complet)).status).toBe(201);
  expect((await e.lire(route, { qui: q })).status).toBe(403);
});

test('JSON that is nested without end is a demand that cannot be read', async () => {
  const e = await suspensionEprouvee(DEPART);
  const profond = `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`;
  const headers = {
    Cookie: e.cookie(e.ferrand.id, e.ferrand.courriel, null),
    ...{ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json', Accept: 'text/html' },
  };
  const reponse = await e.appeler(`${BASE}/formulaire`, { method: 'POST', body: profond, headers });
  expect(reponse.status).toBe(400);
});
