/** What each one finds in the morning: the étude's day, the poste's decisions, and the one dossier of a judge. */
import { expect, test } from 'vitest';
import { ETUDE, POSTE } from '../../pca/exemples.ts';
import { dossiersEprouves } from './dossiers-eprouves.ts';

/** The tasks that the home page shows, each with its count. */
const taches = (html: string): Record<string, string> =>
  Object.fromEntries(
    [
      ...html.matchAll(
        /<a href="\/dossiers[^"]*">([^<]+)<\/a><span class="precision">[^<]*<\/span><\/th>\s*<td>(\d+)/g,
      ),
    ].map(([, titre = '', compte = '']) => [titre, compte]),
  );

test('the étude is told what is new, what ends this week, what is to be handed over, and what was answered', async () => {
  const { confier, lire, acte, au, page, tourner, etude, ferrand } = await dossiersEprouves('2026-02-02');
  await confier('H-1', 30_000);
  await lire(`/dossiers/${POSTE}/H-1`, etude);
  const versement = { mouvement: 'V1', montant: 10_000, mode: 'virement', recuLe: '2026-02-02' };
  await acte('H-1', 'versement', etude, versement);
  await confier('H-2', 30_000);
  await tourner();
  expect(taches(await page('/', etude))).toEqual({ 'Nouveaux dossiers à recevoir': '1' });
  au('2026-02-16');
  expect(taches(await page('/', etude))).toMatchObject({ 'Sommes à reverser aujourd’hui au plus tard': '1' });
  expect(taches(await page('/', ferrand))).not.toHaveProperty('Dossiers dont un reversement est en retard');
  au('2026-02-17');
  expect(taches(await page('/', ferrand))).toMatchObject({
    'Dossiers dont un reversement est en retard': '1',
    'Dossiers que l’étude n’a pas reçus': '1',
  });
  const demande = { survenuLe: '2026-02-17', jours: 30, message: { id: 'demande-1' } };
  expect((await acte('H-1', 'prolongation-demandee', etude, demande)).status).toBe(201);
  await tourner();
  expect(taches(await page('/', ferrand))).toMatchObject({ 'Demandes d’étude sans réponse': '1' });
  const reponse = { demande: 'demande-1', decision: 'refus', survenuLe: '2026-02-17' };
  expect((await acte('H-1', 'reponse', ferrand, reponse)).status).toBe(201);
  await tourner();
  expect(taches(await page('/', ferrand))).not.toHaveProperty('Demandes d’étude sans réponse');
  expect(taches(await page('/', etude))).toMatchObject({ 'Réponses du comptable reçues depuis sept jours': '1' });
  au('2026-04-13');
  expect(taches(await page('/', etude))).toMatchObject({ 'Phases qui finissent dans les sept jours': '1' });
});

test('a demande that the étude’s system rejected waits for the poste, which sends it again from its page', async () => {
  const { confier, poster, page, soumettre, tourner, etude, ferrand } = await dossiersEprouves('2026-02-02');
  await confier('R-1', 30_000);
  const accuse = 'a'.repeat(64);
  expect((await poster(`/pca/messages/pca.${POSTE}.R-1.1/rejet`, etude, { accuse })).status).toBe(200);
  await tourner();
  const titre = 'Demandes que le système de l’étude a rejetées';
  expect(taches(await page('/', ferrand))).toMatchObject({ [titre]: '1' });
  expect(await page('/dossiers?vue=a-retransmettre', ferrand)).toContain(`href="/dossiers/${POSTE}/R-1"`);
  const adresse = `/dossiers/${POSTE}/R-1`;
  expect(await page(adresse, ferrand)).toContain('Transmettre de nouveau à l’étude');
  expect((await soumettre(`${adresse}/retransmission`, ferrand, {})).status).toBe(303);
  expect(await page(adresse, ferrand)).not.toContain('Transmettre de nouveau à l’étude');
  await tourner();
  expect(taches(await page('/', ferrand))).not.toHaveProperty(titre);
});

test('a judge is led to his dossier, reads its diligences with their digests, acts on nothing, and reads no other', async () => {
  const { confier, lire, page, venir, etude, journal } = await dossiersEprouves('2026-02-02');
  await confier('J-1', 30_000);
  await confier('J-2', 30_000);
  await lire(`/dossiers/${POSTE}/J-1`, etude);
  const perimetre = { type: 'dossier', stream: `dossier/${POSTE}-J-1` } as const;
  const juge = await venir({ role: 'juge', perimetre, courriel: 'juge@exemple.invalid' });
  expect(await page('/', juge)).toContain(`href="/dossiers/${POSTE}/J-1"`);
  expect(await page(`/dossiers/${POSTE}/J-1`, juge)).not.toContain('Ce que vous pouvez faire');
  const diligences = await page(`/dossiers/${POSTE}/J-1/diligences`, juge);
  const siens = journal.tous.filter(({ stream }) => stream === perimetre.stream);
  expect(siens.map(({ type }) => type)).toEqual(['DemandeSignee', 'DemandeTransmise', 'DossierRecu']);
  for (const { hash } of siens) expect(diligences).toContain(hash);
  expect(diligences).toContain(`Étude ${etude.id} (${ETUDE})`);
  expect((await lire(`/dossiers/${POSTE}/J-2`, juge)).status).toBe(404);
  expect((await (await lire('/dossiers', juge)).json()).dossiers).toHaveLength(1);
  expect((await lire(`/dossiers/${POSTE}/J-1/actes/retrait`, juge)).status).toBe(403);
});

test('whoever keeps the register, and the DDFiP, read no dossier', async () => {
  const { confier, lire, venir } = await dossiersEprouves('2026-02-02');
  await confier('P-1', 30_000);
  const administrateur = await venir({
    role: 'administrateur',
    perimetre: { type: 'tout' },
    courriel: 'adm@exemple.invalid',
  });
  const ddfip = await venir({
    ...{ role: 'ddfip', courriel: 'ddfip@exemple.invalid' },
    perimetre: { type: 'departement', code: '52' },
  });
  for (const lui of [administrateur, ddfip])
    for (const chemin of ['/dossiers', '/dossiers.csv', `/dossiers/${POSTE}/P-1`])
      expect([chemin, (await lire(chemin, lui)).status]).toEqual([chemin, 403]);
});

test('a produit local is entrusted by the form, on paper, and its delay runs from the day the étude had it', async () => {
  const { soumettre, page, lire, ferrand } = await dossiersEprouves('2026-02-02');
  expect(await page('/dossiers/nouveau', ferrand)).toContain('Référence du titre');
  const champs = {
    ...{ message: 'n-1', poste: POSTE, numero: 'N-1', contrat: 'PCA52-2024', signeeLe: '30/01/2026', voie: 'papier' },
    ...{ remisLe: '2026-02-01', montant: '1 234,56', secteur: '52121' },
    ...{ 'redevables.0.type': 'physique', 'redevables.0.nom': 'Inventé', 'redevables.0.prenom': 'Paul' },
    ...{
      'redevables.0.lignes': '1 rue du Puits',
      'redevables.0.codePostal': '52000',
      'redevables.0.commune': 'Chaumont',
    },
    ...{ 'redevables.0.departement': '52', 'creances.0.reference': '2025-T-9', 'creances.0.exercice': '2025' },
    ...{ 'creances.0.collectiviteSiret': '21520000000010', 'creances.0.collectiviteNom': 'Commune' },
    ...{
      'creances.0.objet': 'Cantine',
      'creances.0.priseEnChargeLe': '2025-06-01',
      'creances.0.prescription': '2029-06-01',
    },
    ...{ 'creances.0.principal': '1234,56' },
  };
  const faux = await soumettre('/dossiers', ferrand, { ...champs, montant: 'mille', 'redevables.0.departement': '' });
  expect(faux.status).toBe(422);
  const html = await faux.text();
  for (const lien of ['#montant', '#redevables-0-departement']) expect(html).toContain(`<a href="${lien}">`);
  const fait = await soumettre('/dossiers', ferrand, champs);
  expect([fait.status, fait.headers.get('location')]).toEqual([303, `/dossiers/${POSTE}/N-1`]);
  const dossier = await (await lire(`/dossiers/${POSTE}/N-1`, ferrand)).json();
  expect(dossier).toMatchObject({
    ...{ etat: 'recu', voie: 'papier', terme: '2026-04-17', reception: { jour: '2026-02-01', moyen: 'remise-papier' } },
    compte: { confie: 123_456, resteDu: 123_456 },
  });
  expect(await page(`/dossiers/${POSTE}/N-1`, ferrand)).toContain('Paul Inventé');
  const total = await soumettre('/dossiers', ferrand, { ...champs, message: 'n-2', numero: 'N-2', montant: '1' });
  expect(total.status).toBe(422);
  expect(await total.text()).toContain('<a href="#montant">');
});
