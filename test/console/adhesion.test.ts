import { expect, test } from 'vitest';
import { CODIQUE, consoleEprouvee, SIRET } from './console-eprouvee.ts';

const comptable = { role: 'comptable', id: 'poste', codique: CODIQUE };
const administrateur = { role: 'administrateur', id: 'adm-1', codique: null };
const suspension = {
  motif: 'alterations-graves',
  raison: 'Trois flux altérés cette semaine',
  decidePar: comptable,
  saisiPar: administrateur,
  document: 'a'.repeat(64),
};

test('the comptable suspends and lifts; each act is told', async () => {
  const { appeler, poster } = await consoleEprouvee();
  expect(await (await appeler(`/adhesions/${SIRET}`)).json()).toMatchObject({ etat: 'active', suspendueLe: null });
  expect(await (await poster(`/adhesions/${SIRET}/suspension`, suspension)).json()).toMatchObject({
    etat: 'suspendue',
  });
  expect((await poster(`/adhesions/${SIRET}/suspension`, suspension)).status).toBe(409);
  const levee = { raison: 'Logiciel corrigé', decidePar: comptable, saisiPar: comptable };
  const apres = await (await poster(`/adhesions/${SIRET}/levee`, levee)).json();
  expect(apres.etat).toBe('active');
  expect(apres.etapes.map(({ evenement }: { evenement: string }) => evenement)).toEqual([
    'AdhesionActivee',
    'SuspensionPrononcee',
    'SuspensionLevee',
  ]);
});

test('only the comptable of this ordonnateur decides, and he gives his reason', async () => {
  const { poster, appeler } = await consoleEprouvee();
  const route = `/adhesions/${SIRET}/suspension`;
  expect((await poster(route, { ...suspension, decidePar: administrateur })).status).toBe(403);
  expect((await poster(route, { ...suspension, decidePar: { ...comptable, codique: '099077' } })).status).toBe(403);
  expect((await poster(route, { ...suspension, raison: ' ' })).status).toBe(422);
  expect((await poster(route, { ...suspension, document: null })).status).toBe(422);
  expect((await poster(route, { ...suspension, saisiPar: { ...comptable, id: 'autre' } })).status).toBe(403);
  expect((await poster(route, { ...suspension, motif: 'mauvaise-humeur' })).status).toBe(400);
  expect((await poster('/adhesions/00099999900014/suspension', suspension)).status).toBe(404);
  expect((await appeler('/adhesions/00099999900014')).status).toBe(404);
  expect((await appeler('/adhesions/1')).status).toBe(400);
});

test('the page of the adhésion says what a suspension means', async () => {
  const { page, poster } = await consoleEprouvee();
  expect(await page(`/adhesions/${SIRET}`)).toContain('Adhésion en vigueur');
  await poster(`/adhesions/${SIRET}/suspension`, suspension);
  const suspendue = await page(`/adhesions/${SIRET}`);
  expect(suspendue).toContain('Adhésion suspendue');
  expect(suspendue).toContain('dus sur papier');
  expect(suspendue).toContain('Trois flux altérés cette semaine');
});

const NOUVEAU = '00012345600013';
const formulaire = { codiques: [CODIQUE], depuis: '2026-01-01', saisiPar: administrateur };

test('an ordonnateur joins: one form, whatever the number of times it is sent', async () => {
  const { poster, journal } = await consoleEprouvee();
  const premier = await poster(`/adhesions/${NOUVEAU}`, formulaire);
  expect(premier.status).toBe(201);
  expect(premier.headers.get('location')).toBe(`/adhesions/${NOUVEAU}`);
  expect(await premier.json()).toMatchObject({
    siret: NOUVEAU,
    etat: 'active',
    formulaire: { codiques: [CODIQUE], domaines: ['depense', 'recette'], budgets: null, pjDematerialisees: true },
  });
  expect((await poster(`/adhesions/${NOUVEAU}`, formulaire)).status).toBe(200);
  expect((await journal.read(`adhesion/${NOUVEAU}`)).seq).toBe(1);
  const restreint = {
    ...formulaire,
    depuis: '2026-02-01',
    domaines: ['depense'],
    budgets: ['00'],
    pjDematerialisees: false,
  };
  const second = await poster(`/adhesions/${NOUVEAU}`, restreint);
  expect(await second.json()).toMatchObject({
    formulaire: { domaines: ['depense'], budgets: ['00'], depuis: '2026-02-01' },
  });
});

test.each([
  ['no poste', { codiques: [] }],
  ['a date that does not exist', { depuis: '2026-02-31' }],
  ['a domaine that does not exist', { domaines: ['epargne'] }],
  ['a name instead of an identifier', { saisiPar: { ...administrateur, id: 'Zoé Hamel' } }],
])('a form with %s is refused, and nothing is recorded', async (_, faute) => {
  const { poster, journal } = await consoleEprouvee();
  const reponse = await poster(`/adhesions/${NOUVEAU}`, { ...formulaire, ...faute });
  expect(reponse.status).toBe(400);
  expect((await reponse.json()).detail).toBe('Le formulaire d’adhésion est incomplet ou incorrect.');
  expect((await poster('/adhesions/1', formulaire)).status).toBe(400);
  expect((await journal.read(`adhesion/${NOUVEAU}`)).seq).toBe(0);
});
