import { expect, test } from 'vitest';
import { consoleEprouvee, fluxDeDonnees, SIRET } from './console-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';

async function avecUnDepot(contenu: string | Buffer = fluxDeDonnees(), nom = 'flux.xml') {
  const eprouvee = await consoleEprouvee();
  const { depotId } = await (await eprouvee.deposer(contenu, nom)).json();
  await eprouvee.tourner();
  return { ...eprouvee, depotId };
}

test('every page is a public page', async () => {
  const { page, depotId } = await avecUnDepot();
  const depot = `/depots/${depotId}`;
  const routes = ['/', '/depots', depot, `${depot}/bordereaux/1`, `/adhesions/${SIRET}`, '/nulle-part'];
  const obligatoires = ['/accessibilite', '/mentions-legales', '/donnees-personnelles'];
  for (const route of [...routes, ...obligatoires]) expectPagePublique(await page(route));
});

test('the home page tells what became of a deposit, with the time of each step', async () => {
  const { page, depotId } = await avecUnDepot();
  const html = await page('/');
  expect(html).toContain(`<a href="/depots/${depotId}">flux.xml</a>`);
  expect(html).toContain('Accepté');
  expect(html).toContain('Mis à la disposition du poste');
  for (const etape of ['Reçu', 'Vérifié', 'Réponse émise', 'Mis à disposition'])
    expect(html).toContain(`<span>${etape}</span>`);
  // 2026-11-02T08:00Z is nine o'clock in Paris.
  expect(html).toContain('<time datetime="2026-11-02T08:00:00.000Z">02/11/2026 à\u00a009:00:00</time>');
  expect(html).toContain('Voici ce qui vous attend.');
  expect(await page('/depots')).toContain('Tous les dépôts reçus ont leur réponse.');
});

test('an anomaly is told with its place and its remedy', async () => {
  const { page, depotId } = await avecUnDepot('<?xml version="1.0"?>\n<a><b></a>', 'mal-forme.xml');
  const html = await page(`/depots/${depotId}`);
  expect(html).toContain('Rejeté');
  expect(html).toMatch(/Ligne 2, colonne \d+/);
  expect(html).toContain('Que faire : ');
  expect(await page('/')).toContain('La balise fermante ne correspond pas');
});

test('a hostile name or content is only text', async () => {
  const { page, depotId } = await avecUnDepot('<a><b></"><script>alert(1)<', '"><img src=x onerror=alert(1)>&.xml');
  for (const html of [await page('/'), await page(`/depots/${depotId}`)]) {
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;.xml');
  }
});

test('an empty list says how to deposit', async () => {
  const { page } = await consoleEprouvee();
  const html = await page('/');
  expectPagePublique(html);
  expect(html).toContain('Aucun dépôt pour l’instant');
});

test('a browser gets an error as a page, a program as JSON', async () => {
  const { appeler } = await consoleEprouvee();
  const navigateur = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  const page = await appeler('/depots/zut', { headers: { Accept: navigateur } });
  expect(page.status).toBe(400);
  expect(page.headers.get('content-type')).toContain('text/html');
  const json = await appeler('/depots/zut', { headers: { Accept: '*/*' } });
  expect(json.headers.get('content-type')).toContain('application/problem+json');
});

test('the page on personal data does not claim that the journal holds only digests', async () => {
  const { page } = await consoleEprouvee();
  const html = (await page('/donnees-personnelles')).replace(/\s+/g, ' ');
  expect(html).toContain('aussi le nom des fichiers déposés, et les raisons et motifs que les agents ont écrits');
  expect(html).not.toContain('n’en retient que');
});

test('a deposit tells which schemas, rules and politique judged it, once it is judged', async () => {
  const { page, deposer, appeler, depotId } = await avecUnDepot();
  const { jugePar } = await (await appeler(`/depots/${depotId}`)).json();
  expect(jugePar).toEqual({ jeu: 'v5.12', regles: expect.any(String), politique: expect.any(String) });
  const dits = `schémas v5.12, règles ${jugePar.regles}, politique ${jugePar.politique}`;
  expect(await page(`/depots/${depotId}`)).toContain(`<dt>Jugé par</dt><dd>${dits}</dd>`);
  const { depotId: enCours } = await (await deposer('<a/>', 'en-cours.xml')).json();
  expect((await (await appeler(`/depots/${enCours}`)).json()).jugePar).toBeNull();
  expect(await page(`/depots/${enCours}`)).not.toContain('Jugé par');
});
