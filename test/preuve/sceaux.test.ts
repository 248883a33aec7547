import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cheminDesSceaux, rangDuSaut } from '../../functions/preuve/sceau.ts';

test('from the last seal one reaches any others, by links that exist, in few steps', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      (dernier, tirages) => {
        const voulus = tirages.map((n) => 1 + (n % dernier));
        const chemin = cheminDesSceaux(dernier, voulus);
        expect(chemin.at(-1)).toBe(dernier);
        for (const voulu of voulus) expect(chemin).toContain(voulu);
        for (const [i, n] of chemin.slice(1).entries()) {
          const avant = chemin[i]!;
          expect([n - 1, rangDuSaut(n)]).toContain(avant);
        }
        expect(chemin.length).toBeLessThan(250 * voulus.length);
      },
    ),
  );
});

test('a jump is always further back than the seal before', () => {
  for (let n = 1; n < 5000; n++) {
    const saut = rangDuSaut(n);
    if (saut !== null) expect(saut > 0 && saut < n - 1).toBe(true);
  }
});
