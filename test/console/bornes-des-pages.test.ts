/** What a page weighs and asks for does not grow with the deposits; how long it takes is measured elsewhere. */
import { expect, test } from 'vitest';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { LecturesEnMemoire } from '../desastre/plateforme/lectures.ts';
import { besoinsInventes, consoleDe } from './console-de.ts';
import { DepotsInventes } from './depots-inventes.ts';
import { expectPagePublique } from './page-publique.ts';
import { compter, pagesMesurees } from './pages-mesurees.ts';

const COMBIEN = 600;
const POIDS_MAX = 50_000;
/** Twenty-five deposits of a page, each read by its id, and a few lists; a search looks at two hundred. */
const APPELS_MAX = 60;
const APPELS_D_UNE_RECHERCHE = 210;

const inventes = new DepotsInventes({ combien: COMBIEN, ecartMinutes: 60, ordonnateurs: 4, postes: 1 });
const lectures = new LecturesEnMemoire();
await projeter({ journal: inventes.journal, lectures, objets: inventes.objets }, [...inventes.suivis(0, COMBIEN)]);
const comptees = compter(lectures);
const needs = besoinsInventes(inventes, comptees, { maintenant: inventes.dernier });

test.each(pagesMesurees(inventes, COMBIEN))('$nom', async ({ nom, qui, chemin }) => {
  const { appeler, page } = consoleDe(needs, qui);
  expectPagePublique(await page(chemin));
  comptees.appels = 0;
  const reponse = await appeler(chemin, { Accept: 'text/html', 'Accept-Encoding': 'gzip' });
  expect(reponse.status).toBe(200);
  expect(reponse.headers.get('content-encoding')).toBe('gzip');
  expect(reponse.headers.get('vary')).toContain('Accept-Encoding');
  expect((await reponse.arrayBuffer()).byteLength).toBeLessThan(POIDS_MAX);
  expect(comptees.appels).toBeLessThanOrEqual(nom.startsWith('Recherche') ? APPELS_D_UNE_RECHERCHE : APPELS_MAX);
});
