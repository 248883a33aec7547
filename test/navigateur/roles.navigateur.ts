/** Each role's ordinary day, in a browser that runs no script. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { seConnecter, terrain } from './navigateur.ts';

const { ouvrir } = terrain();

const SANS_SCRIPT = { javaScriptEnabled: false } as const;
const texteDe = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';

async function entrer(nom: string): Promise<Page> {
  const page = await ouvrir(SANS_SCRIPT);
  await seConnecter(page, nom);
  return page;
}

test('the ordonnateur finds what became of his flows, the remedy of a rejected one, his answer and his proof', async () => {
  const page = await entrer('Côme Quérouville');
  await page.goto('/depots');
  await page.locator('tr', { hasText: 'Rejeté' }).getByRole('rowheader').getByRole('link').first().click();
  expect(await texteDe(page)).toContain('Que faire');
  await page.getByRole('link', { name: 'Lire la réponse', exact: true }).click();
  expect(await page.locator('body').textContent()).toContain('Que faire');
  await page.goBack();
  // A link that saves whatever comes would save the page which says that the seal is yet to come.
  expect(await page.locator('main a[download]').count()).toBe(0);
  await page.getByRole('link', { name: 'Télécharger la preuve' }).click();
  expect(await texteDe(page)).toContain('ne sont pas encore scellés');
});

test('the ordonnateur of another organisation is not told that a deposit exists', async () => {
  const page = await entrer('Côme Quérouville');
  await page.goto('/depots');
  const adresse = await page.locator('tbody th a').first().getAttribute('href');
  const autre = await entrer('Zélie Maubrézin');
  const reponse = await autre.goto(adresse ?? '');
  expect(reponse?.status()).toBe(404);
});

test('the clerk reads and deposits; the rights of others are not his to open', async () => {
  const page = await entrer('Lubin Castelnoue');
  expect((await page.goto('/depots'))?.status()).toBe(200);
  const refus = await page.goto('/habilitations/nouvelle');
  expect(refus?.status()).toBe(403);
});

test('the administrateur opens a right, which is in the journal with its author', async () => {
  const page = await entrer('Mahaut Lestrangier');
  await page.goto('/habilitations/nouvelle');
  await page.getByLabel('Nom (obligatoire)').fill('Ysée Montcharmant');
  await page.getByLabel('Adresse professionnelle').fill('ysee.montcharmant@demonstration.invalid');
  await page.getByLabel('Rôle').selectOption('ordonnateur');
  await page.getByLabel('Organisme').fill(COMMUNE.siret);
  await page.getByLabel('Premier jour').fill('2026-01-01');
  await page.getByLabel('Fondement').fill('Délégation de signature.');
  await page.getByRole('button', { name: 'Accorder' }).click();
  expect(await texteDe(page)).toContain('Ysée Montcharmant');
  await page.goto('/journal?type=HabilitationAccordee');
  expect(await texteDe(page)).toMatch(/administrateur/i);
});

test('a form that is wrong comes back with what was typed, and leads to the field', async () => {
  const page = await entrer('Mahaut Lestrangier');
  await page.goto('/habilitations/nouvelle');
  await page.getByLabel('Nom (obligatoire)').fill('Ysée Montcharmant');
  await page.getByLabel('Adresse professionnelle').fill('ysee@demonstration.invalid');
  await page.getByLabel('Rôle').selectOption('ordonnateur');
  await page.getByLabel('Organisme').fill('123');
  await page.getByLabel('Premier jour').fill('2026-01-01');
  await page.getByLabel('Fondement').fill('Délégation.');
  await page.getByRole('button', { name: 'Accorder' }).click();
  expect(await page.getByLabel('Nom (obligatoire)').inputValue()).toBe('Ysée Montcharmant');
  const lien = page.getByRole('alert').getByRole('link').first();
  const champ = (await lien.getAttribute('href')) ?? '';
  expect(await page.locator(champ).getAttribute('aria-invalid')).toBe('true');
});

test('the judge reads one dossier and nothing else', async () => {
  const page = await entrer('Oriane Delvincourt');
  const liens = await page
    .locator('main a[href^="/depots/"]')
    .evaluateAll((a) => a.map((un) => un.getAttribute('href')));
  const [dossier] = liens;
  expect((await page.goto(dossier ?? ''))?.status()).toBe(200);
  for (const ailleurs of ['/depots', '/adhesions', '/journal', '/files', '/suspensions', '/statistiques'])
    expect.soft((await page.goto(ailleurs))?.status(), ailleurs).toBe(403);
});

test('whoever has no right is told whom to ask', async () => {
  const page = await entrer('Basile Nocturnet');
  await page.goto('/depots');
  expect(new URL(page.url()).pathname).toBe('/compte');
  expect(await texteDe(page)).toContain('Aucune habilitation n’est ouverte à votre nom');
});

test('anybody tries a file, and nothing of it is kept', async () => {
  const page = await ouvrir(SANS_SCRIPT);
  await page.goto('/essai');
  await page.getByLabel('Fichier à vérifier').setInputFiles({
    name: 'flux.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from('<?xml version="1.0"?><flux>'),
  });
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  expect(await texteDe(page)).toContain('Que faire');
});
