import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { premiereRupture } from '../../functions/journal/evenement.ts';
import type { Eprouvee } from './contrat.ts';
import { ajout, envoi, evenement, reussi } from './exemples.ts';

export function contratDesCourses(plateforme: Eprouvee): void {
  describe('decisions taken at the same time', () => {
    let tour = 0;
    const neuf = () => `course/${++tour}`;

    it('on the same sequence: exactly one wins', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 6 }), async (sizes) => {
          const { journal } = plateforme();
          const stream = neuf();
          const appends = sizes.map((size, n) => ajout({ stream, events: Array(size).fill(evenement(n)) }));
          const results = await Promise.all(appends.map((append) => journal.append(append)));
          const winners = results.filter(({ ok }) => ok);
          expect(winners).toHaveLength(1);
          const { events } = await journal.read(stream);
          expect(winners).toMatchObject([{ events }]);
          expect(premiereRupture(events)).toBeNull();
        }),
        { numRuns: 15 },
      );
    });

    it('on the same names: no name is ever held by two, and a refused one holds none', async () => {
      const noms = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
      await fc.assert(
        fc.asyncProperty(fc.array(noms, { minLength: 2, maxLength: 5 }), async (wishes) => {
          const { journal } = plateforme();
          const race = neuf();
          const attempts = wishes.map((wish, n) => {
            const stream = `${race}/${n}`;
            return { stream, claims: wish.map((name) => ({ key: `${race} ${name}`, holder: stream })) };
          });
          const results = await Promise.all(
            attempts.map(({ stream, claims }) => journal.append(ajout({ stream, claims: { take: claims } }))),
          );
          const won = attempts.flatMap(({ claims }, n) => (results[n]?.ok ? claims : []));
          const held = await journal.holders(['a', 'b', 'c', 'd'].map((name) => `${race} ${name}`));
          expect(new Set(held)).toEqual(new Set(won));
          expect(new Set(won.map(({ key }) => key)).size).toBe(won.length);
        }),
        { numRuns: 15 },
      );
    });

    it('a suspension and a delivery fenced on it: never both from the same reading', async () => {
      for (let n = 0; n < 10; n += 1) {
        const { journal } = plateforme();
        const adhesion = neuf();
        const mise = neuf();
        const [delivery, suspension] = await Promise.all([
          journal.append(
            ajout({ stream: mise, fences: [{ stream: adhesion, epoch: 0 }], outbox: { put: [envoi(mise)] } }),
          ),
          journal.append(ajout({ stream: adhesion, advancesEpoch: true })),
        ]);
        reussi(suspension);
        const late = ajout({ stream: mise, expected: delivery.ok ? 1 : 0, fences: [{ stream: adhesion, epoch: 0 }] });
        expect(await journal.append(late)).toMatchObject({ ok: false, conflict: 'fence' });
        expect((await journal.read(mise)).seq).toBe(delivery.ok ? 1 : 0);
      }
    });
  });
}
