/** The audit of a production that never rests, for the phase comminatoire: through the ports, stream by stream. */
import { describe, expect, test } from 'vitest';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { auditerUnLotDePca } from '../../functions/rapprochement/par-lots/auditer-la-pca.ts';
import { LecturesEnMemoire } from '../desastre/plateforme/lectures.ts';
import { avecUnCompte, cle, ligne, verser, virement } from '../pca/argent-et-horloge.ts';
import { demandeEnClair, recu } from '../pca/departement.ts';
import { CONTRAT, ETUDE, etude, POSTE } from '../pca/noms.ts';

const JOUR = '2026-04-02';
const T1 = cle('2026-T1');

/** Two dossiers being paid, one of whose money is on its way; one in transit; a statement of the quarter that ended. */
async function production() {
  const monde = await avecUnCompte('2026-01-12', {}, '2026-01-02');
  const { d } = monde;
  const numeros = [await recu(d, 30_000), await recu(d, 50_000)];
  d.au('2026-02-10');
  for (const [n, numero] of numeros.entries()) await d.agir(numero, etude(), verser(`V${n}`, '2026-02-10', 10_000));
  await monde.annoncer(virement('2026-02-10', [ligne(numeros[0] ?? '', 'V0', 10_000)]));
  d.au(JOUR);
  expect(await monde.deposer(T1, await monde.calculer(T1))).toMatchObject({ ok: true });
  expect(await d.confier(demandeEnClair(1000, { signeeLe: JOUR, numero: 'EN-ROUTE' }))).toMatchObject({ ok: true });
  const lectures = new LecturesEnMemoire();
  const lus = d.journal.tous.map((event, rang) => ({ event, position: rang + 1 }));
  await projeter({ journal: d.journal, lectures, objets: d.objets }, lus);
  const parmi = <T extends { readonly id: string }>(tous: Iterable<T>, ids: readonly string[]) =>
    [...tous].filter(({ id }) => ids.includes(id));
  const needs = {
    ...{ journal: d.journal, lectures, horloge: d.horloge },
    objets: Object.assign(d.objets, { empreinte: async () => ({ sha256: '' }) }),
    effacement: { versionsSous: async () => [] },
    // All of it, once a seal was set: what the seal holds is tried with the deposits.
    scellement: { marquesDe: async () => [] },
    attentes: {
      envois: async (ids: readonly string[]) => parmi(d.journal.outbox.values(), ids),
      echeances: async (ids: readonly string[]) => parmi(d.journal.echeances.values(), ids),
    },
  };
  return { d, needs, paye: `dossier/${POSTE}-${numeros[0]}`, enRoute: `dossier/${POSTE}-EN-ROUTE` };
}

type Production = Awaited<ReturnType<typeof production>>;

/** To the last lot. */
async function tout({ needs }: Pick<Production, 'needs'>, limit = 50) {
  const [dits, vus]: [string[], number[]] = [[], []];
  for (let suite: string | null = null; ; ) {
    const lot = await auditerUnLotDePca(needs, suite, limit);
    expect(lot.illisibles).toEqual(new Map());
    dits.push(...lot.ecarts.map(({ code, sujet }) => `${code} ${sujet}`));
    vus.push(lot.audites);
    suite = lot.suite;
    if (suite === null) return { dits, vus };
  }
}

/** Sealed long ago, all of it: the delay is what is looked at apart. */
const tot = (p: Production) => p.d.au('2026-01-01');

test('a production that holds its promises has nothing to tell, lot after lot, each stream once', async () => {
  const p = await production();
  tot(p);
  // Three dossiers in two lots; the contract and its statement; the reversement.
  expect(await tout(p, 2)).toEqual({ dits: [], vus: [2, 1, 2, 1] });
});

test('what has waited too long for its seal is told of each stream', async () => {
  const p = await production();
  p.d.au('2026-04-03');
  const { dits } = await tout(p);
  const etat = `etat/${ETUDE}-${POSTE}-${T1.famille}-${T1.trimestre}`;
  for (const stream of [p.paye, p.enRoute, `contrat/${CONTRAT}`, `reversement/${ETUDE}-R1`, etat])
    expect(dits).toContain(`NON_SCELLE ${stream}`);
});

describe('an écart', () => {
  test.each<[string, (p: Production) => unknown, (p: Production) => string]>([
    [
      'in the dates that a dossier waits for',
      ({ d, paye }) => {
        const due = [...d.journal.echeances.values()].find(
          ({ stream, type }) => stream === paye && type === 'pca-terme-de-la-phase',
        );
        return d.journal.echeances.delete(due?.id ?? '');
      },
      ({ paye }) => `DATE_ATTENDUE_FAUSSE ${paye}`,
    ],
    [
      'in a date that waits for nothing',
      ({ d, paye }) => {
        const id = `pca/lecture-par-l-etude/${paye}`;
        return d.journal.echeances.set(id, { id, type: 'pca-lecture-par-l-etude', date: JOUR, stream: paye });
      },
      ({ paye }) => `DATE_ATTENDUE_FAUSSE ${paye}`,
    ],
    [
      'in the names of its payments',
      ({ d }) => d.journal.claims.delete(`versement/${ETUDE}/V0`),
      ({ paye }) => `NOM_NON_TENU ${paye}`,
    ],
    [
      'in what waits for its receipt',
      ({ d }) => d.journal.outbox.delete(`pca.${POSTE}.EN-ROUTE.1`),
      ({ enRoute }) => `ENVOI_OUBLIE ${enRoute}`,
    ],
    [
      'in the dates of a contract',
      ({ d }) => {
        for (const [id, { stream }] of d.journal.echeances)
          if (stream === `contrat/${CONTRAT}` && id.startsWith('pca/')) d.journal.echeances.delete(id);
      },
      () => `DATE_ATTENDUE_FAUSSE contrat/${CONTRAT}`,
    ],
    [
      'in the chain of a reversement',
      ({ d }) => {
        const flux = d.journal.flux.get(`reversement/${ETUDE}-R1`);
        const [premier] = flux?.events ?? [];
        if (flux === undefined || premier === undefined) throw new Error('no reversement');
        const faux = { ...premier, data: { ...premier.data, total: 1 } };
        d.journal.flux.set(premier.stream, { ...flux, events: [faux, ...flux.events.slice(1)] });
      },
      () => `CHAINE_ROMPUE reversement/${ETUDE}-R1`,
    ],
  ])('%s is told, of the stream that it is about', async (_, abimer, attendu) => {
    const p = await production();
    abimer(p);
    tot(p);
    expect((await tout(p)).dits).toEqual([attendu(p)]);
  });

  test('that is gone when it is looked at again was only being written', async () => {
    const p = await production();
    tot(p);
    const { echeances } = p.needs.attentes;
    let fois = 0;
    const attentes = {
      ...p.needs.attentes,
      echeances: async (ids: readonly string[]) => (fois++ === 0 ? [] : echeances(ids)),
    };
    expect((await tout({ needs: { ...p.needs, attentes } })).dits).toEqual([]);
    expect(fois).toBeGreaterThan(5);
  });
});
