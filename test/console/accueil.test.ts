import { expect, test } from 'vitest';
import { tachesDe } from '../../functions/console/lecture/accueil/accueil.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { EXPLOITANT, type Qui } from '../../functions/habilitation/qui.ts';
import { LecturesEnMemoire } from '../desastre/plateforme/lectures.ts';
import { ADMINISTRATEUR, besoinsInventes, COMPTABLE, consoleDe, ETUDE, JUGE, ORDONNATEUR } from './console-de.ts';
import { codiqueInvente, DepotsInventes, depotInvente, siretInvente } from './depots-inventes.ts';
import { expectPagePublique } from './page-publique.ts';

/** A deposit each hour for six days: the last sixty are still to be received, the sixty before to be taken in charge. */
const COMBIEN = 150;
const inventes = new DepotsInventes({ combien: COMBIEN, ecartMinutes: 60, ordonnateurs: 4, postes: 2 });
const lectures = new LecturesEnMemoire();
await projeter({ journal: inventes.journal, lectures, objets: inventes.objets }, [...inventes.suivis(0, COMBIEN)]);
const maintenant = new Date(Date.parse(inventes.dernier) + 5 * 3_600_000).toISOString();
const needs = besoinsInventes(inventes, lectures, { maintenant, mortes: 2 });

const [SIRET, AUTRE] = [siretInvente(1), siretInvente(2)];
const CODIQUE = codiqueInvente(1);

const attentes = async (qui: Qui) =>
  (await tachesDe(needs, qui))
    .filter(({ compte }) => compte > 0)
    .map(({ titre, compte, depuis }) => ({ titre, compte, depuis }));

test('an administrateur is told what is stopped, stuck, put off or altered, and since when', async () => {
  expect(await attentes(ADMINISTRATEUR)).toEqual([
    { titre: 'Dépôts arrêtés par une erreur de Passerelle', compte: 4, depuis: null },
    { titre: 'Dépôts sans verdict depuis plus d’une heure', compte: 2, depuis: inventes.recuLe(COMBIEN - 2) },
    { titre: 'Vérifications différées', compte: 1, depuis: inventes.recuLe(COMBIEN - 1) },
  ]);
});

test('a comptable is told what he has to receive and to conclude, of his poste alone', async () => {
  const siens = await attentes(COMPTABLE(CODIQUE));
  const [aRecevoir, aConclure] = siens;
  expect(aRecevoir?.titre).toBe('Flux dont la réception est à confirmer');
  expect(aConclure?.titre).toBe('Flux à prendre en charge ou à rejeter');
  const tous = await attentes(ADMINISTRATEUR);
  expect(siens.map(({ titre }) => titre)).not.toContain(tous[1]?.titre);
  // Sixty of all, of which one out of two is his, and none of the rejected ones.
  const livres = Array.from({ length: COMBIEN }, (_, i) => i).filter(
    (i) => inventes.codiqueDe(i) === CODIQUE && inventes.evenements(i).some(({ type }) => type === 'MisADisposition'),
  );
  const recus = (i: number) => inventes.evenements(i).some(({ type }) => type === 'ReceptionConfirmee');
  const conclus = (i: number) => inventes.evenements(i).length > 6;
  expect(aRecevoir?.compte).toBe(livres.filter((i) => !recus(i)).length);
  expect(aConclure?.compte).toBe(livres.filter((i) => recus(i) && !conclus(i)).length);
  expect(aConclure?.depuis).toBe(inventes.recuLe(livres.find((i) => recus(i) && !conclus(i)) ?? -1));
});

test('an ordonnateur is told of his own flows', async () => {
  const titres = (await attentes(ORDONNATEUR(SIRET))).map(({ titre }) => titre);
  expect(titres).toContain('Flux acceptés, ces sept derniers jours');
  const { page } = consoleDe(needs, ORDONNATEUR(SIRET));
  const html = await page('/');
  expectPagePublique(html);
  expect(html).toContain(`Ordonnateur <a href="/adhesions/${SIRET}">`);
  expect(html).not.toContain(AUTRE);
});

test('what other lists tell waits with the rest', async () => {
  const tache = { titre: 'Formulaires à enregistrer', precision: '', compte: 3, ouPlus: false, depuis: null };
  const source = async (qui: Qui) =>
    qui.acteur.role === 'administrateur' ? [{ ...tache, lien: '/adhesions', aFaire: true }] : [];
  expect((await tachesDe(needs, ADMINISTRATEUR, [source])).map(({ titre }) => titre)).toContain(tache.titre);
  expect((await tachesDe(needs, ORDONNATEUR(SIRET), [source])).map(({ titre }) => titre)).not.toContain(tache.titre);
});

test.each([
  ['an étude', ETUDE, 'Nouveaux dossiers à recevoir'],
  ['a judge', JUGE(`depot/${depotInvente(4)}`), `href="/depots/${depotInvente(4)}"`],
  ['nobody that we know', null, 'Connectez-vous'],
  ['who runs the machine', EXPLOITANT, 'Derniers dépôts'],
] as const)('%s finds a page of his own', async (_, qui, dit) => {
  const html = await consoleDe(needs, qui).page('/');
  expectPagePublique(html);
  expect(html).toContain(dit);
});

test('the list, its CSV and the statistics are those of whoever asks', async () => {
  const { json, appeler, page } = consoleDe(needs, ORDONNATEUR(SIRET));
  const { depots } = await json('/depots?max=500');
  const siens = Array.from({ length: COMBIEN }, (_, i) => i).filter((i) => inventes.siretDe(i) === SIRET);
  expect(depots.map(({ depotId }: { depotId: string }) => depotId)).toEqual(siens.map(depotInvente).reverse());
  const csv = await (await appeler('/depots.csv')).text();
  expect(csv.split('\r\n')).toHaveLength(siens.length + 2);
  expect(csv).not.toContain(AUTRE);
  const { total, portee } = await json(`/statistiques?de=${AUTRE}`);
  expect(portee).toBe(`ordonnateur/${SIRET}`);
  expect(total.depots).toBe(siens.length);
  expect(await page('/statistiques')).not.toContain('id="de"');
  expect((await json(`/statistiques?de=${AUTRE}`)).portee).toBe(`ordonnateur/${SIRET}`);
  const etude = consoleDe(needs, ETUDE);
  expect((await etude.json('/depots')).depots).toEqual([]);
  const siennes = await etude.json('/statistiques');
  expect([siennes.portee, siennes.total]).toEqual(['etude/00020000100018', {}]);
  expect((await consoleDe(needs, JUGE(`depot/${depotInvente(4)}`)).appeler('/statistiques')).status).toBe(404);
  expect((await consoleDe(needs, null).json('/depots')).depots).toEqual([]);
  expect((await (await consoleDe(needs, null).appeler('/depots.csv')).text()).split('\r\n')).toHaveLength(2);
});

test('a search that is wrong is given back with what is to be corrected, field by field', async () => {
  const { appeler } = consoleDe(needs, ADMINISTRATEUR);
  const adresse = '/depots?du=hier&etat=perdu&q=paie';
  const page = await appeler(adresse, { Accept: 'text/html' });
  expect(page.status).toBe(400);
  const html = await page.text();
  expectPagePublique(html);
  for (const champ of ['du', 'etat']) {
    expect(html).toContain(`<a href="#${champ}">`);
    expect(html).toMatch(new RegExp(`id="${champ}"[^>]* aria-invalid="true" aria-describedby="erreur-${champ}"`));
  }
  expect(html).toContain('value="paie"');
  expect((await appeler(adresse)).status).toBe(400);
  expect((await appeler('/depots?q=&du=&au=&etat=&expediteur=')).status).toBe(200);
});

test('the pages of a search keep what was asked for', async () => {
  const { page } = consoleDe(needs, ADMINISTRATEUR);
  const premiere = await page('/depots?q=pes&etat=accepte');
  const lien = /href="([^"]+)" rel="next"/.exec(premiere)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(new URL(lien, 'http://x').searchParams.get('etat')).toBe('accepte');
  const seconde = await page(lien);
  const premier = (html: string) => /<a href="\/depots\/([0-9a-f]{64})">/.exec(html)?.[1];
  expect(premier(seconde)).not.toBe(premier(premiere));
  const retour = /href="([^"]+)" rel="prev"/.exec(seconde)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(premier(await page(retour))).toBe(premier(premiere));
});
