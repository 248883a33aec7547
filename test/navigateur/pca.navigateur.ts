/** The phase comminatoire as those who live it see it: an étude, a comptable, a mandataire, a DDFiP. No script is run. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dateCivile } from '../../functions/adhesion/heure-de-paris.ts';
import { plusJours } from '../../functions/pca/calendrier/dates.ts';
import { CONTRAT, ETUDE, IBAN, MANDATAIRE, POSTE } from '../../infra/embedded/demonstration/phase/acteurs.ts';
import { seConnecter, terrain } from './navigateur.ts';

const { ouvrir } = terrain();

const [LETUDE, LE_COMPTABLE] = ['Hermine Hautecombe', 'Aubin Ferrandière'];
/** The demonstration begins on the day of the machine. */
const JOUR = dateCivile(new Date().toISOString());

async function entrer(nom: string, javaScriptEnabled = false): Promise<Page> {
  const page = await ouvrir({ javaScriptEnabled });
  await seConnecter(page, nom);
  return page;
}
const texteDe = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
const suivre = (page: Page, nom: string | RegExp) =>
  page.getByRole('main').getByRole('link', { name: nom }).first().click();
const envoyer = (page: Page, bouton: string) => page.getByRole('button', { name: bouton, exact: true }).click();
/** By the names that the form gives them. */
async function remplir(page: Page, champs: Readonly<Record<string, string>>): Promise<void> {
  for (const [nom, valeur] of Object.entries(champs)) {
    const champ = page.locator(`[name="${nom}"]`);
    if ((await champ.evaluate(({ tagName }) => tagName)) === 'SELECT') await champ.selectOption(valeur);
    else await champ.fill(valeur);
  }
}

test('the étude finds the new dossier on her home page; opening it is its reception', async () => {
  const page = await entrer(LETUDE);
  await suivre(page, 'Nouveaux dossiers à recevoir');
  await suivre(page, 'DEMO-3');
  expect(await texteDe(page)).toContain('première lecture par l’étude');
  await page.goto('/dossiers?etat=transmis');
  expect(await texteDe(page)).toContain('Aucun dossier ne correspond');
});

test.each([
  ['without JavaScript', false, 'V-91', '12,50'],
  ['with it', true, 'V-92', '17,50'],
])('%s, she announces a payment, which is in the account to the cent', async (_, scripts, reference, montant) => {
  const page = await entrer(LETUDE, scripts);
  await page.goto(`/dossiers/${POSTE}/DEMO-3`);
  await suivre(page, 'Annoncer un versement reçu par l’étude');
  await remplir(page, { mouvement: reference, montant, mode: 'virement', recuLe: JOUR });
  await envoyer(page, 'Annoncer le versement');
  await expect.poll(() => texteDe(page)).toContain(`référence ${reference}`);
  const reglements = page.getByRole('table', { name: 'Règlements du redevable' });
  expect(await reglements.locator('tr', { hasText: reference }).textContent()).toContain(montant);
});

test('what she typed wrongly comes back, and the summary leads to the field', async () => {
  const page = await entrer(LETUDE);
  await page.goto(`/dossiers/${POSTE}/DEMO-1/actes/versement`);
  await remplir(page, { mouvement: 'V-93', montant: 'cent', mode: 'virement', recuLe: JOUR });
  await envoyer(page, 'Annoncer le versement');
  expect(await page.locator('[name="mouvement"]').inputValue()).toBe('V-93');
  const lien = await page.getByRole('alert').getByRole('link').first().getAttribute('href');
  expect(await page.locator(lien ?? '').getAttribute('aria-invalid')).toBe('true');
});

test('one transfer covers what she ticks; the comptable confirms what came in, and the difference is said', async () => {
  const etude = await entrer(LETUDE);
  await etude.goto('/reversements');
  await etude.getByLabel('Versement V-1 du dossier DEMO-1').check();
  await envoyer(etude, 'Préparer le reversement des lignes cochées');
  await remplir(etude, { reversement: 'R-91', ordonneLe: JOUR, iban: IBAN });
  await envoyer(etude, 'Annoncer le reversement');
  const comptable = await entrer(LE_COMPTABLE);
  await suivre(comptable, 'Reversements à confirmer');
  await suivre(comptable, 'R-91');
  await remplir(comptable, { encaisseLe: JOUR, montant: '299,00' });
  await comptable.getByRole('main').getByRole('button').click();
  await comptable.goto(`/reversements/${ETUDE.siret}/R-91`);
  expect(await texteDe(comptable)).toContain('1,00 € en moins');
});

test('she imports a file, read whole before anything is written', async () => {
  const page = await entrer(LETUDE);
  await page.goto('/dossiers');
  await suivre(page, 'Importer un fichier CSV');
  const lignes = ['poste;dossier;type;date;motif', `${POSTE};DEMO-1;disparition;${JOUR};inconnu`];
  const buffer = Buffer.from(`${lignes.join('\n')}\n`);
  await page.getByLabel('Fichier CSV').setInputFiles({ name: 'nouvelles.csv', mimeType: 'text/csv', buffer });
  await envoyer(page, 'Lire le fichier');
  expect(await page.locator('h1').textContent()).toContain('Récapitulatif');
  await page.getByRole('main').getByRole('button').click();
  expect(await texteDe(page)).toContain('1 ligne inscrite, 0 refusée');
});

test('the comptable entrusts a dossier, and finds it in his list', async () => {
  const page = await entrer(LE_COMPTABLE);
  await page.goto('/dossiers');
  await suivre(page, 'Confier un dossier');
  await remplir(page, { numero: 'NAV-1', contrat: CONTRAT, signeeLe: JOUR, montant: '400,00', secteur: '52121' });
  const redevable = { nom: 'Quintelande', prenom: 'Sidonie', lignes: '4 rue des Saules', codePostal: '52121' };
  for (const [nom, valeur] of Object.entries({ ...redevable, commune: 'Saint-Aubin-les-Étangs', departement: '52' }))
    await remplir(page, { [`redevables.0.${nom}`]: valeur });
  const creance = {
    ...{ reference: '2026-T-900', collectiviteSiret: '00010204600018', collectiviteNom: 'COMMUNE', exercice: '2026' },
    ...{ objet: 'Cantine', priseEnChargeLe: plusJours(JOUR, -90), prescription: plusJours(JOUR, 1400) },
    principal: '400,00',
  };
  for (const [nom, valeur] of Object.entries(creance)) await remplir(page, { [`creances.0.${nom}`]: valeur });
  await envoyer(page, 'Confier le dossier');
  expect(await page.locator('h1').textContent()).toContain('NAV-1');
  await page.goto('/dossiers?q=NAV');
  await expect.poll(async () => (await page.reload()) && texteDe(page)).toContain('NAV-1');
});

test('he answers the étude, then prolongs and withdraws in bulk, each after a summary', async () => {
  const page = await entrer(LE_COMPTABLE);
  await suivre(page, 'Demandes d’étude sans réponse');
  await suivre(page, 'DEMO-2');
  await suivre(page, 'Répondre à une demande de l’étude');
  await remplir(page, { decision: 'accord', survenuLe: JOUR });
  await envoyer(page, 'Répondre');
  expect(await texteDe(page)).toMatch(/accord/i);
  await page.goto('/dossiers');
  await suivre(page, 'Prolonger des dossiers');
  await remplir(page, { terme: plusJours(JOUR, 105), motif: 'decision-attendue', survenuLe: JOUR });
  for (const numero of ['DEMO-1', 'DEMO-2']) await page.getByLabel(`Dossier ${numero}`).check();
  await envoyer(page, 'Continuer');
  expect(await texteDe(page)).toContain('2 dossiers');
  await envoyer(page, 'Prolonger ces dossiers');
  expect(await texteDe(page)).toContain('2 dossiers traités, 0 refusé');
  await page.goto('/dossiers/lots?acte=retrait');
  await remplir(page, { motif: 'retrait', survenuLe: JOUR });
  await page.getByLabel('Dossier DEMO-4').check();
  await envoyer(page, 'Continuer');
  await envoyer(page, 'Retirer ces dossiers');
  expect(await texteDe(page)).toContain('1 dossier traité, 0 refusé');
  await page.goto(`/dossiers/${POSTE}/DEMO-4`);
  expect(await texteDe(page)).toMatch(/retiré/i);
});

test('the mandataire files a table, and the DDFiP accepts it; neither opens a dossier', async () => {
  const mandataire = await entrer('Isabeau Fontrailles');
  await mandataire.goto(`/contrats/${CONTRAT}`);
  await suivre(mandataire, 'Déposer une table d’affectation');
  await remplir(mandataire, { table: 'table-9', depuis: plusJours(JOUR, 30), lignes: `52300;${MANDATAIRE.siret}` });
  await envoyer(mandataire, 'Déposer la table');
  const ddfip = await entrer('Gaspard Montaureil');
  await ddfip.goto(`/contrats/${CONTRAT}`);
  await suivre(ddfip, 'Accepter une table d’affectation');
  await remplir(ddfip, { table: 'table-9' });
  await envoyer(ddfip, 'Accepter la table');
  await ddfip.goto(`/contrats/${CONTRAT}`);
  expect(await texteDe(ddfip)).toContain('Table d’affectation table-9 acceptée');
  for (const page of [mandataire, ddfip])
    expect((await page.goto(`/dossiers/${POSTE}/DEMO-1`))?.status()).toBeGreaterThanOrEqual(403);
});
