/** Values of the schema that are computed with: years, whole numbers, amounts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anneeCivile, booleen } from '../../functions/format/valeurs/date.ts';
import { centimes, euros } from '../../functions/format/valeurs/montant.ts';
import { entier } from '../../functions/format/valeurs/nombre.ts';

describe('amounts', () => {
  it('are exact cents, in every form that xs:decimal has', () => {
    expect(['12', '12.5', '12.50', '+012.500', '.5', '5.', '-3.10', ' 7 '].map(centimes)).toEqual([
      1200, 1250, 1250, 1250, 50, 500, -310, 700,
    ]);
  });

  it('are nothing where they are no amount, or are not exact', () => {
    expect(['', '12,50', '1.234', '1e3', '.', '99999999999999.99'].map(centimes)).toEqual(Array(6).fill(null));
  });

  it('come back from their writing', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (c) => {
        expect(centimes(`${Math.trunc(c / 100)}.${String(c % 100).padStart(2, '0')}`)).toBe(c);
      }),
    );
  });

  it('are told in euros', () => {
    expect([123_456_789, -5, 0].map(euros)).toEqual(['1\u202f234\u202f567,89\u00a0€', '-0,05\u00a0€', '0,00\u00a0€']);
  });
});

describe('numbers, years and booleans', () => {
  it('a whole number has many spellings', () => {
    expect(['47', '047', '+47', '47.0', ' 47 ', '0'].map(entier)).toEqual([47, 47, 47, 47, 47, 0]);
    expect(['', '-1', '4.5', 'x', '99999999999999999999'].map(entier)).toEqual(Array(5).fill(null));
  });

  it('a year has no time zone', () => {
    expect(['2026', '2026Z', ' 2026+01:00', '12026'].map(anneeCivile)).toEqual([2026, 2026, 2026, 12_026]);
    expect(['0000', '026', '02026', '2026x', ''].map(anneeCivile)).toEqual(Array(5).fill(null));
  });

  it('true is 1 or true', () => {
    expect(['1', 'true', ' 1 ', '0', 'false', 'vrai'].map(booleen)).toEqual([true, true, true, false, false, false]);
  });
});
