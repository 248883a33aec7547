/** The register through its pages and its API: joining by the steps of art. 2, and leaving. */
import { beforeAll, expect, test } from 'vitest';
import { CODIQUE, FORMULAIRE as formulaire, registreEprouve, SIRET } from './registre-eprouve.ts';

const NOUVEAU = '00012345600013';
const MAIRE = { role: 'ordonnateur', id: 'hab-maire', codique: null, siret: NOUVEAU };
const COMPTABLE = { role: 'comptable', id: 'hab-comptable', codique: CODIQUE };
const document = 'd'.repeat(64);

/** One journey: each test goes on from the one before. */
let c: Awaited<ReturnType<typeof registreEprouve>>;
beforeAll(async () => {
  c = await registreEprouve();
});

test('a program prepares a form: the name of its representative is in no event', async () => {
  const prepare = await c.poster(`/adhesions/${NOUVEAU}/formulaire`, { ...formulaire, saisiPar: MAIRE });
  expect(prepare.status).toBe(201);
  expect(await prepare.json()).toMatchObject({ situation: 'en-preparation', demarche: { etape: 'preparee' } });
  expect((await c.poster(`/adhesions/${NOUVEAU}/formulaire`, { ...formulaire, saisiPar: MAIRE })).status).toBe(200);
  const { events } = await c.journal.read(`adhesion/${NOUVEAU}`);
  expect(events).toHaveLength(1);
  expect(JSON.stringify(events)).not.toMatch(/Exemple|Anne/);
});

test('each step comes in its turn, and is told with who did it', async () => {
  const acte = (chemin: string, corps: object) =>
    c.poster(`/adhesions/${NOUVEAU}/actes/${chemin}`, { le: '2025-12-10', ...corps });
  expect((await c.json(acte('accord', { document }))).code).toBe('ETAPE_PREMATUREE');
  expect((await acte('validation', { saisiPar: COMPTABLE })).status).toBe(200);
  expect((await c.json(acte('accord', {}))).code).toBe('DOCUMENT_ABSENT');
  expect((await acte('accord', { document })).status).toBe(200);
  expect((await c.json(acte('formulaire-signe', { document }))).detail).toContain('date');
  expect(
    (await acte('formulaire-signe', { document, le: '2025-12-16', signeLe: '2025-12-15', saisiPar: COMPTABLE })).status,
  ).toBe(200);
  expect((await c.json(acte('copie', { saisiPar: COMPTABLE }))).code).toBe('DATE_IMPOSSIBLE');
  const fini = await c.json(acte('copie', { le: '2025-12-17', saisiPar: COMPTABLE }));
  expect(fini).toMatchObject({
    situation: 'active',
    representant: 'Mme Anne Exemple',
    formulaire: { domaines: ['depense'], budgets: ['00'], signeLe: '2025-12-15' },
  });
  expect(fini.etapes.map(({ evenement }: { evenement: string }) => evenement)).toEqual([
    'FormulairePrepare',
    'ValidationFonctionnelleConstatee',
    'AccordPrealableRecu',
    'FormulaireSigneRecu',
    'CopieTransmiseALaChambre',
    'AdhesionActivee',
  ]);
  expect((await c.poster(`/adhesions/${NOUVEAU}/actes/danser`, {})).status).toBe(404);
});

test('a page tells the form in force, who signs and what comes next', async () => {
  const page = await c.page(`/adhesions/${NOUVEAU}`);
  for (const dit of [
    'Trévigny-le-Château',
    'Mme Anne Exemple, Maire',
    'budgets 00',
    'opérateur Opérateur',
    'Inscrire un signataire',
    'Préparer un nouveau formulaire',
  ])
    expect(page).toContain(dit);
  expect(await c.page(`/adhesions/${NOUVEAU}/formulaire`)).toContain('value="2025-12-15"');
});

test('a form that will not do comes back with what was typed, each fault beside its field', async () => {
  const reponse = await c.envoyer(`/adhesions/${NOUVEAU}/formulaire`, {
    organisme: 'Commune élargie',
    'depense.adhere': 'oui',
    'depense.donneesDepuis': '2026-02-30',
    'transmission.mode': 'operateur',
    'certificat.famille': 'dgfip',
  });
  expect(reponse.status).toBe(422);
  const page = await reponse.text();
  expect(page).toContain('value="Commune élargie"');
  for (const champ of [
    'representant-nom',
    'codiques',
    'depense-donneesDepuis',
    'transmission-operateur',
    'renonciation',
  ]) {
    expect(page).toContain(`<a href="#${champ}">`);
    expect(page).toMatch(
      new RegExp(`id="${champ}"[^>]*aria-describedby="[^"]*erreur-${champ}"[^>]*aria-invalid="true"`),
    );
  }
  expect(page).not.toContain('href="#recette');
});

test('a widening is sent by the page: it names the form that it replaces, and says everything again', async () => {
  const champs = {
    organisme: formulaire.organisme,
    'representant.civilite': 'Mme',
    'representant.nom': 'Exemple',
    'representant.prenom': 'Anne',
    'representant.qualite': 'Maire',
    codiques: CODIQUE,
    versionPes: '2',
    'transmission.mode': 'portail-dgfip',
    receptionHelios: 'oui',
    'depense.adhere': 'oui',
    'depense.donneesDepuis': '2026-01-01',
    'depense.signatureDepuis': '2026-01-01',
    'depense.editeur': 'Éditeur d’essai',
    'depense.progiciel': 'Compta',
    'recette.adhere': 'oui',
    'recette.budgets': '00, 01',
    'recette.donneesDepuis': '2027-01-01',
    'recette.editeur': 'Éditeur d’essai',
    'recette.progiciel': 'Compta',
    'pj.adhere': 'oui',
    'pj.depuis': '2027-01-01',
    'pj.accord.le': '2026-11-02',
    'pj.accord.fichier': new File(['accord signé'], 'accord.pdf'),
    'certificat.famille': 'dgfip',
    renonciation: formulaire.renonciation,
  };
  const sansDate = await c.envoyer(`/adhesions/${NOUVEAU}/formulaire`, champs);
  expect(sansDate.status).toBe(409);
  expect(await sansDate.text()).toContain('annuler et remplacer celui du 15/12/2025');
  const envoye = await c.envoyer(`/adhesions/${NOUVEAU}/formulaire`, { ...champs, remplace: '2025-12-15' });
  expect([envoye.status, envoye.headers.get('location')]).toEqual([303, `/adhesions/${NOUVEAU}`]);
  const { demarche, situation } = await c.json(c.appeler(`/adhesions/${NOUVEAU}`));
  expect(situation).toBe('active');
  expect(demarche.formulaire.annexe).toMatchObject({
    depense: { budgets: null },
    recette: { budgets: ['00', '01'], signatureDepuis: null },
    pj: { accord: { document: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  });
});

test('what cannot be taken back is read again before it is done', async () => {
  const abandon = { le: '2026-11-02', raison: 'Nouvel éditeur attendu.', document: 'e'.repeat(64) };
  const recapitulatif = await c.envoyer(`/adhesions/${NOUVEAU}/actes/abandon`, abandon);
  expect(recapitulatif.status).toBe(200);
  expect(await recapitulatif.text()).toContain('Relisez avant de confirmer');
  expect((await c.json(c.appeler(`/adhesions/${NOUVEAU}`))).demarche.etape).toBe('preparee');
  expect((await c.envoyer(`/adhesions/${NOUVEAU}/actes/abandon`, { ...abandon, confirme: 'oui' })).status).toBe(303);
  expect((await c.json(c.appeler(`/adhesions/${NOUVEAU}`))).demarche.etape).toBe('abandonnee');
});

test('the list is found by SIRET, by a word of the name, by state; a page at a time', async () => {
  await c.tourner(NOUVEAU);
  const sirets = async (demande: string) =>
    (await c.json(c.appeler(`/adhesions${demande}`))).adhesions.map(({ siret }: { siret: string }) => siret);
  const tous = await sirets('');
  expect(tous).toHaveLength(4);
  expect(tous).toEqual([...tous].sort());
  expect(await sirets('?q=trevigny%20le%20ch')).toEqual([NOUVEAU]);
  expect(await sirets(`?q=${SIRET}`)).toEqual([SIRET]);
  expect(await sirets('?q=000123')).toEqual([NOUVEAU]);
  expect(await sirets('?q=inconnue')).toEqual([]);
  expect(await sirets('?situation=suspendue')).toEqual([]);
  const { adhesions, suivant } = await c.json(c.appeler('/adhesions?max=3'));
  expect(adhesions).toHaveLength(3);
  expect(await sirets(`?max=3&apres=${encodeURIComponent(suivant)}`)).toEqual(tous.slice(3));
  const page = await c.page('/adhesions');
  expect(page).toContain(`<a href="/adhesions/${NOUVEAU}">Commune de Trévigny-le-Château</a>`);
  expect((await c.appeler(`/adhesions/nouvelle?siret=${NOUVEAU}`)).headers.get('location')).toBe(
    `/adhesions/${NOUVEAU}/formulaire`,
  );
});

test('a renunciation has its date, its modalities and its document', async () => {
  const route = `/adhesions/${NOUVEAU}/actes/renonciation`;
  const renonce = {
    le: '2026-11-01',
    raison: 'Délibération du conseil.',
    modalites: 'Préavis de trois mois.',
    saisiPar: MAIRE,
  };
  expect((await c.json(c.poster(route, { ...renonce, effetLe: '2020-01-01', document }))).code).toBe(
    'EFFET_RETROACTIF',
  );
  expect((await c.json(c.poster(route, { ...renonce, effetLe: '2030-01-01' }))).code).toBe('DOCUMENT_ABSENT');
  const fini = await c.json(c.poster(route, { ...renonce, effetLe: '2030-01-01', document }));
  expect(fini).toMatchObject({ situation: 'active', renonciations: [{ effetLe: '2030-01-01' }] });
  expect(await c.page(`/adhesions/${NOUVEAU}`)).toContain('Avec effet au 01/01/2030');
});
