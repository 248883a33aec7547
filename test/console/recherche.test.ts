/** Lists, searches and statistics against what a whole reading of the deposits gives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateCivile } from '../../functions/adhesion/heure-de-paris.ts';
import { DEPOTS, FACETTES, facettesDu } from '../../functions/console/lecture/depot/index-des-depots.ts';
import { type DemandeDeListe, type Liste, listerDepots } from '../../functions/console/lecture/depot/liste.ts';
import { lireResume, type Resume } from '../../functions/console/lecture/depot/resume.ts';
import { motsDu } from '../../functions/console/lecture/depot/termes.ts';
import { type Portee, porteesDu } from '../../functions/console/lecture/portee.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { ajouter, contributionDe, type Sommes } from '../../functions/console/lecture/statistiques/contribution.ts';
import { semaineDe } from '../../functions/console/lecture/statistiques/semaine.ts';
import { lireStatistiques } from '../../functions/console/lecture/statistiques/statistiques.ts';
import type { Perimetre } from '../../functions/habilitation/qui.ts';
import { LecturesEnMemoire } from '../desastre/plateforme/lectures.ts';
import { codiqueInvente, DepotsInventes, depotInvente, siretInvente } from './depots-inventes.ts';

const inventes = new DepotsInventes({ combien: 300, ecartMinutes: 200, ordonnateurs: 5, postes: 2 });
const lectures = new LecturesEnMemoire();
await projeter({ journal: inventes.journal, lectures, objets: inventes.objets }, [...inventes.suivis(0, 300)]);
const tous: readonly Resume[] = (await lectures.list(DEPOTS, { limit: 1000 })).map(lireResume);

const PERIMETRES: readonly (readonly [Perimetre, Portee])[] = [
  [{ type: 'tout' }, 'tout'],
  [{ type: 'ordonnateur', siret: siretInvente(3) }, `ordonnateur/${siretInvente(3)}`],
  [{ type: 'poste', codique: codiqueInvente(1) }, `poste/${codiqueInvente(1)}`],
];

/** What should be found, from all the resumes. */
function attendus(portee: Portee, { etat, du, au, expediteur, q }: Omit<DemandeDeListe, 'max'>): Set<string> {
  const voulus = tous.filter((resume) => {
    const jour = dateCivile(resume.recuLe);
    const [exercice, numero] = q?.split('/') ?? [];
    const i = tous.length - 1 - tous.indexOf(resume);
    const trouve =
      q === undefined ||
      (numero === undefined
        ? motsDu(resume).some((mot) => mot.startsWith(q.toLowerCase()))
        : exercice === String(2024 + (i % 3)) && Math.floor(Number(numero) / 2) === i && resume.jugeLe !== null);
    return (
      porteesDu(resume).includes(portee) &&
      (etat === undefined || facettesDu(resume).includes(etat)) &&
      (du === undefined || jour >= du) &&
      (au === undefined || jour <= au) &&
      (expediteur === undefined || resume.expediteur === expediteur) &&
      trouve
    );
  });
  return new Set(voulus.map(({ depotId }) => depotId));
}

/** All pages one after the other, and back. */
async function parcourirTout(perimetre: Perimetre, demande: Omit<DemandeDeListe, 'max'>, max: number) {
  const pages: Liste[] = [];
  let avant: string | undefined;
  do {
    const page = await listerDepots({ lectures }, perimetre, { ...demande, max, avant });
    expect(page.depots.length).toBeLessThanOrEqual(max);
    pages.push(page);
    avant = page.suivant ?? undefined;
  } while (avant !== undefined);
  return pages;
}

const ids = (pages: readonly Liste[]): string[] => pages.flatMap(({ depots }) => depots.map(({ depotId }) => depotId));

const demandes = fc.record(
  {
    etat: fc.constantFrom(...FACETTES),
    du: fc.constantFrom('2024-01-10', '2024-02-01'),
    au: fc.constantFrom('2024-01-20', '2024-02-05'),
    expediteur: fc.constantFrom(siretInvente(3), siretInvente(0), '00099999900000'),
    q: fc.constantFrom('pes', 'paie', 'regie', 'Régie', 'flux1', '29', '2024/12', '2025/0014', 'introuvable'),
  },
  { requiredKeys: [] },
);

test('whatever is asked for, all of it is found, once, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...PERIMETRES),
      demandes,
      fc.integer({ min: 1, max: 40 }),
      async ([perimetre, portee], demande, max) => {
        const sansAccent = demande.q === 'Régie' ? { ...demande, q: 'regie' } : demande;
        const trouves = ids(await parcourirTout(perimetre, demande, max));
        expect(new Set(trouves).size).toBe(trouves.length);
        expect(new Set(trouves)).toEqual(attendus(portee, sansAccent));
      },
    ),
    { numRuns: 60 },
  );
});

test('pages go back as they went', async () => {
  const allees = await parcourirTout({ type: 'tout' }, {}, 35);
  expect(ids(allees)).toEqual(tous.map(({ depotId }) => depotId));
  const retours: Liste[] = [allees.at(-1)!];
  for (let apres = allees.at(-1)!.precedent; apres !== null; ) {
    const page = await listerDepots({ lectures }, { type: 'tout' }, { max: 35, apres });
    retours.unshift(page);
    apres = page.precedent;
  }
  expect(ids(retours)).toEqual(ids(allees));
});

test('a page reads a bounded number of deposits, however rare what it looks for', async () => {
  let lus = 0;
  const comptees = Object.assign(Object.create(lectures), {
    get: (collection: string, id: string) => {
      lus += 1;
      return lectures.get(collection, id);
    },
  });
  const rare = { q: 'pes', expediteur: '00099999900000', max: 25 };
  await listerDepots({ lectures: comptees }, { type: 'tout' }, rare);
  expect(lus).toBeLessThanOrEqual(200);
});

test('an id finds its deposit, short or whole, for those whom it concerns', async () => {
  const depotId = depotInvente(3);
  for (const q of [depotId, depotId.slice(0, 12), ` ${depotId} `])
    for (const [perimetre, portee] of PERIMETRES) {
      const { depots } = await listerDepots({ lectures }, perimetre, { q, max: 5 });
      const sien = tous.find((resume) => resume.depotId === depotId)!;
      expect(depots.map((resume) => resume.depotId)).toEqual(porteesDu(sien).includes(portee) ? [depotId] : []);
    }
});

test('a SIRET that is searched for is that of who deposited', async () => {
  const trouves = ids(await parcourirTout({ type: 'tout' }, { q: siretInvente(2) }, 50));
  expect(new Set(trouves)).toEqual(attendus('tout', { expediteur: siretInvente(2) }));
});

test.each<Perimetre>([
  { type: 'etude', siret: siretInvente(3) },
  { type: 'groupement', siret: siretInvente(3) },
  { type: 'departement', code: '33' },
  { type: 'dossier', stream: 'dossier/12' },
])('%j has no list of deposits', async (perimetre) => {
  expect((await listerDepots({ lectures }, perimetre, { max: 5 })).depots).toEqual([]);
});

test('whoever has one dossier has it alone', async () => {
  const perimetre: Perimetre = { type: 'dossier', stream: `depot/${depotInvente(9)}` };
  const { depots } = await listerDepots({ lectures }, perimetre, { max: 5, q: 'pes' });
  expect(depots.map(({ depotId }) => depotId)).toEqual([depotInvente(9)]);
});

test('the statistics of a scope are the sum of its deposits, week by week', async () => {
  for (const [, portee] of PERIMETRES) {
    const siens = tous.filter((resume) => porteesDu(resume).includes(portee));
    const attendues = new Map<string, Sommes>();
    for (const resume of siens) {
      const semaine = semaineDe(resume.recuLe);
      attendues.set(semaine, ajouter(attendues.get(semaine) ?? {}, contributionDe(resume), {}));
    }
    const { semaines, total } = await lireStatistiques({ lectures }, portee, semaineDe(inventes.dernier), 12);
    expect(semaines).toHaveLength(12);
    expect(
      new Map(semaines.filter(({ sommes }) => Object.keys(sommes).length > 0).map((une) => [une.semaine, une.sommes])),
    ).toEqual(attendues);
    expect(total.depots).toBe(siens.length);
  }
});
