/** Every page that a role can reach by its links: what axe-core finds, what overflows, what it weighs. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PERSONAS } from '../../infra/embedded/demonstration/personas.ts';
import { violations } from './axe.ts';
import { seConnecter, terrain } from './navigateur.ts';

const { ouvrir } = terrain();

/** What a page may weigh, compressed as it travels, in bytes. */
const POIDS_MAX = 50_000;
/** RGAA 10.11: 320 px without scrolling in two directions; and the usual screen. */
const ETROIT = { width: 320, height: 900 };
const LARGE = { width: 1280, height: 900 };
/** Files, and not pages. */
const FICHIERS =
  /\.(?:csv|yaml|css|js|svg)$|\/(?:preuve|fichier|acquit|accuse-metier|transmis|contenu|csv|modele|(?:documents|objets|tables)\/[^/]+|pj\/\d+)$/;

/** One page of each kind is enough: what tells two of a kind apart is left out. */
const genreDe = (chemin: string): string =>
  chemin
    .replace(/\?.*/, '')
    .replace(/[0-9a-f]{64}(-\d+)?|[0-9a-f]{12}(?=\/|$)|[A-Za-z0-9_-]{20,}/g, ':id')
    .replace(/\d+/g, ':n');

/** Paths of ours that the page leads to, in its order. */
const liensDe = (page: Page): Promise<string[]> =>
  page.locator('a[href]').evaluateAll((liens) =>
    liens.flatMap((lien) => {
      const url = new URL((lien as HTMLAnchorElement).href);
      return url.origin === location.origin && !lien.hasAttribute('download') ? [url.pathname + url.search] : [];
    }),
  );

/** Visits one page of each kind from the home page on, and tells each to `voir`. */
async function parcourir(page: Page, voir: (chemin: string) => Promise<void>): Promise<string[]> {
  const vus = new Set<string>();
  const aVoir = ['/'];
  for (let chemin = aVoir.shift(); chemin !== undefined; chemin = aVoir.shift()) {
    const genre = genreDe(chemin);
    if (vus.has(genre) || FICHIERS.test(chemin.replace(/\?.*/, ''))) continue;
    vus.add(genre);
    const reponse = await page.goto(chemin);
    expect.soft(reponse?.status(), chemin).toBeLessThan(400);
    const poids = (await reponse?.request().sizes())?.responseBodySize;
    expect.soft(poids, `weight of ${chemin}`).toBeLessThan(POIDS_MAX);
    await voir(chemin);
    aVoir.push(...(await liensDe(page)));
  }
  return [...vus];
}

async function expectPageAccessible(page: Page, chemin: string): Promise<void> {
  expect.soft(await page.locator('h1').count(), `h1 of ${chemin}`).toBe(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const taille of [LARGE, ETROIT]) {
      await page.setViewportSize(taille);
      const ou = `${chemin}, ${taille.width} px, ${colorScheme}`;
      expect.soft(await violations(page), ou).toEqual([]);
      const largeur = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(largeur, `${ou}: overflows`).toBeLessThanOrEqual(taille.width);
    }
  }
}

describe('every page that a role reaches has no violation, light and dark, at 320 and 1280 px', () => {
  test.each(PERSONAS.map(({ nom, qualite }) => [nom, qualite]))(
    '%s (%s)',
    async (nom) => {
      const page = await ouvrir({ viewport: LARGE });
      await seConnecter(page, nom);
      const genres = await parcourir(page, (chemin) => expectPageAccessible(page, chemin));
      expect(genres.length).toBeGreaterThan(5);
    },
    600_000,
  );

  test('nobody, who may sign in or try a file', async () => {
    const page = await ouvrir({ viewport: LARGE });
    for (const chemin of ['/connexion', '/essai', '/accessibilite', '/mentions-legales', '/donnees-personnelles']) {
      await page.goto(chemin);
      await expectPageAccessible(page, chemin);
    }
  });
});
