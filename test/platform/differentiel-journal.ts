/** The same random appends on two platforms: the same answers, to the byte of each hash, and the same memory. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Append, Journal } from '../../functions/platform/ports.ts';
import { A, B, C } from './exemples.ts';

const FLUX = ['depot/1', 'depot/2', 'adhesion/1'];
const NOMS = ['a', 'b', 'c'];
const DATES = ['2026-11-30', '2026-12-31', '2027-01-02'];
/** Before `sentBefore`, each instant shows one part of the outbox more. */
const INSTANTS = [A, B, C, '2099-01-01T00:00:00.000Z'];

const quelques = <T>(un: fc.Arbitrary<T>, nom: (valeur: T) => string) =>
  fc.uniqueArray(un, { maxLength: 2, selector: nom });
const flux = fc.constantFrom(...FLUX);
const noms = quelques(fc.constantFrom(...NOMS), String);
const claims = quelques(fc.record({ key: fc.constantFrom(...NOMS), holder: flux }), ({ key }) => key);

const envois = fc
  .record({ put: noms, sent: noms, remove: noms, body: fc.string({ unit: 'grapheme' }) })
  .map(({ put, sent, remove, body }) => ({
    put: put.map((id) => ({ id, queue: 'verifier', group: id, body })),
    sent: sent.filter((id) => !put.includes(id)),
    remove: remove.filter((id) => ![...put, ...sent].includes(id)),
  }));

const echeances = fc
  .record({ put: noms, remove: noms, date: fc.constantFrom(...DATES), stream: flux })
  .map(({ put, remove, ...dite }) => ({
    put: put.map((id) => ({ id, type: 'fin', ...dite })),
    remove: remove.filter((id) => !put.includes(id)),
  }));

/** `ecart`: by how much the writer is mistaken on the sequence or on the epoch; mostly it is not. */
const ajout = fc.record({
  stream: flux,
  events: fc.array(
    fc.record({ type: fc.constant('Avance'), v: fc.constant(1), data: fc.record({ texte: fc.string(), n: fc.nat() }) }),
    { maxLength: 3 },
  ),
  at: fc.constantFrom(A, B, C),
  advancesEpoch: fc.boolean(),
  outbox: envois,
  echeances,
  take: claims,
  release: claims,
  cloture: fc.option(flux, { nil: null }),
  ecart: fc.constantFrom(0, 0, 0, 0, 1),
});

type Tire = typeof ajout extends fc.Arbitrary<infer T> ? T : never;

/** What a writer would ask after having read. */
async function demande(journal: Journal, tire: Tire): Promise<Append> {
  const { take, release, cloture, ecart, ...reste } = tire;
  const fences = [];
  if (cloture !== null && cloture !== tire.stream) {
    fences.push({ stream: cloture, epoch: (await journal.read(cloture)).epoch + (tire.at === C ? ecart : 0) });
  }
  return {
    ...reste,
    expected: (await journal.read(tire.stream)).seq + (tire.at === C ? 0 : ecart),
    claims: { take, release: release.filter(({ key }) => take.every((prise) => prise.key !== key)) },
    fences,
  };
}

const parId = <T extends { readonly id: string }>(liste: readonly T[]) =>
  [...liste].sort((a, b) => (a.id < b.id ? -1 : 1));

async function memoire(journal: Journal) {
  const flux = await Promise.all(FLUX.map((stream) => journal.read(stream)));
  const envois = [];
  // Of the same instant, each platform has an order of its own.
  for (const sentBefore of INSTANTS) envois.push(parId(await journal.outboxDue({ sentBefore, limit: 10 })));
  const dues = [];
  for (const jusquAu of DATES) dues.push(await journal.echeancesDues({ type: 'fin', jusquAu, limit: 2 }));
  return { flux, envois, dues, tenus: parNom(await journal.holders(NOMS)) };
}

const parNom = (claims: readonly { readonly key: string; readonly holder: string }[]) =>
  claims.map(({ key, holder }) => `${key} ${holder}`).sort();

interface Ouverte {
  readonly journal: Journal;
  fermer(): void;
}

/** Fails at the first difference between the two. */
export async function comparer(ouvrirUne: () => Promise<Ouverte>, ouvrirAutre: () => Promise<Ouverte>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(ajout, { minLength: 5, maxLength: 15 }), async (tires) => {
      const [une, autre] = await Promise.all([ouvrirUne(), ouvrirAutre()]);
      try {
        for (const tire of tires) {
          const append = await demande(une.journal, tire);
          const [reponse, attendue] = [await autre.journal.append(append), await une.journal.append(append)];
          expect(trier(reponse)).toEqual(trier(attendue));
        }
        expect(await memoire(autre.journal)).toEqual(await memoire(une.journal));
      } finally {
        une.fermer();
        autre.fermer();
      }
    }),
    { numRuns: 10 },
  );
}

/** Taken names come in no order. */
function trier(reponse: Awaited<ReturnType<Journal['append']>>) {
  if (reponse.ok || reponse.conflict !== 'claim') return reponse;
  return { ...reponse, taken: parNom(reponse.taken) };
}
