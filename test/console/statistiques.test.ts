import fc from 'fast-check';
import { expect, test } from 'vitest';
import { debutDuJour, isoDeParis } from '../../functions/console/en-clair/iso-de-paris.ts';
import { CLASSES_MS } from '../../functions/console/lecture/statistiques/contribution.ts';
import {
  dimancheDe,
  joursApres,
  lundiDe,
  semaineDuJour,
  semainesJusqua,
} from '../../functions/console/lecture/statistiques/semaine.ts';
import { delaiDe, motifsDe } from '../../functions/console/lecture/statistiques/statistiques.ts';
import { csvDesMotifs, csvDesSemaines } from '../../functions/console/lecture/statistiques/statistiques-csv.ts';
import { pageStatistiques } from '../../functions/console/pages/statistiques/statistiques.ts';

// ISO 8601:2004, and the calendars of those years.
test.each([
  ['2026-11-22', '2026-W47'],
  ['2026-11-23', '2026-W48'],
  ['2026-12-31', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2024-12-30', '2025-W01'],
  ['2021-01-01', '2020-W53'],
])('%s is in week %s', (date, semaine) => expect(semaineDuJour(date)).toBe(semaine));

const dates = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a week begins on the Monday that leads to it, and follows the one before', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const semaine = semaineDuJour(date);
      const [lundi, dimanche] = [lundiDe(semaine), dimancheDe(semaine)];
      expect(new Date(`${lundi}T00:00:00Z`).getUTCDay()).toBe(1);
      expect(lundi <= date && date <= dimanche).toBe(true);
      expect([lundi, dimanche].map(semaineDuJour)).toEqual([semaine, semaine]);
      expect(semainesJusqua(semaine, 3)).toEqual(
        [joursApres(date, -14), joursApres(date, -7), date].map(semaineDuJour),
      );
    }),
  );
});

test('an instant is told with the hour of Paris and its zone, summer and winter', () => {
  expect(isoDeParis('2026-07-01T22:30:05.042Z')).toBe('2026-07-02T00:30:05+02:00');
  expect(isoDeParis('2026-11-22T08:45:00.000Z')).toBe('2026-11-22T09:45:00+01:00');
  fc.assert(
    fc.property(dates, (date) => {
      const debut = debutDuJour(date);
      expect(debut.startsWith(`${date}T00:00:00+0`)).toBe(true);
      expect(isoDeParis(new Date(debut).toISOString())).toBe(debut);
    }),
  );
});

const sommes = {
  depots: 4,
  'etat/accepte': 3,
  'etat/rejete': 1,
  'motif/SIGNATURE_CONTENU_MODIFIE': 1,
  'motif/DOUBLON_NOM_FICHIER': 2,
  'delai/reponse/n': 4,
  'delai/reponse/ms': 10_000,
  'delai/reponse/classe/0': 3,
  'delai/reponse/classe/10': 1,
};
const semaines = [
  { semaine: '2026-W13', sommes: {} },
  { semaine: '2026-W14', sommes },
];

test('a delay is told by its mean and by the class that half of them reach', () => {
  expect(delaiDe(sommes, 'reponse')).toMatchObject({ n: 4, moyenneMs: 2500, medianeSousMs: CLASSES_MS[0] });
  expect(delaiDe(sommes, 'reception')).toMatchObject({ n: 0, moyenneMs: null, medianeSousMs: null });
  expect(delaiDe({ 'delai/reponse/n': 1, 'delai/reponse/classe/10': 1 }, 'reponse').medianeSousMs).toBeNull();
  expect(motifsDe(sommes).map(({ code }) => code)).toEqual(['DOUBLON_NOM_FICHIER', 'SIGNATURE_CONTENU_MODIFIE']);
});

test('an export has a line a week, between instants with their zone, over the change of hour', () => {
  const [, premiere, seconde] = csvDesSemaines(semaines).split('\r\n');
  // Summer time begins on Sunday 29 March 2026.
  expect(premiere).toMatch(/^"2026-W13";"2026-03-23T00:00:00\+01:00";"2026-03-30T00:00:00\+02:00";"0";/);
  expect(seconde).toMatch(/^"2026-W14";"2026-03-30T00:00:00\+02:00";.*"2,500"/);
  expect(csvDesMotifs(semaines).split('\r\n').slice(1, -1)).toEqual([
    '"2026-W14";"2026-03-30T00:00:00+02:00";"2026-04-06T00:00:00+02:00";"DOUBLON_NOM_FICHIER";"2"',
    '"2026-W14";"2026-03-30T00:00:00+02:00";"2026-04-06T00:00:00+02:00";"SIGNATURE_CONTENU_MODIFIE";"1"',
  ]);
});

test('each chart is named and described, has nothing of its own to style it, and its figures in a table', async () => {
  const { contenu } = pageStatistiques({ statistiques: { semaines, total: sommes }, combien: 12, de: null });
  const html = String(await contenu);
  const charts = html.match(/<svg class="graphique".*?<\/svg>/gs) ?? [];
  expect(charts).toHaveLength(3);
  for (const chart of charts) {
    const [, titre, description] = /role="img" aria-labelledby="(\S+) (\S+)"/.exec(chart) ?? [];
    expect(chart).toContain(`<title id="${titre}">`);
    expect(chart).toContain(`<desc id="${description}">`);
    expect(chart).not.toMatch(/style=|<style|#[0-9a-f]{3,6}\b|NaN|undefined/);
  }
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(html).toContain('<td class="nombre">4</td>');
});
