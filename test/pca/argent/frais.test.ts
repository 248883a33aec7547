/** The fees of the arrêté of 11 June 2008, art. 1: 12,55 % HT, at least 6,27 €, at most 300 € for each dossier. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrondir, baremeDu, fraisAcquis, prelever, ttc } from '../../../functions/pca/argent/frais.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';

const bareme = baremeDu('2026-01-01', DROIT);

describe('les frais de l’étude', () => {
  test.each([
    ['rien de recouvré', 0, 0, 0],
    ['le plancher', 3000, 627, 752],
    ['le dernier centime au plancher', 4996, 627, 752],
    ['le premier au-dessus', 5000, 628, 754],
    ['le taux', 37_500, 4706, 5647],
    ['un compte rond', 100_000, 12_550, 15_060],
    ['le dernier centime sous le plafond', 239_039, 29_999, 35_999],
    ['le plafond', 500_000, 30_000, 36_000],
  ])('%s', (_, assiette, ht, total) => {
    const frais = fraisAcquis(assiette, bareme);
    expect([frais.ht, ttc(frais)]).toEqual([ht, total]);
  });

  test('la TVA est datée, et rien n’existe avant l’arrêté', () => {
    expect(baremeDu('2013-12-31', DROIT).tva).toBe(1960);
    expect(baremeDu('2014-01-01', DROIT)).toEqual({ taux: 1255, plancher: 627, plafond: 30_000, tva: 2000 });
    expect(() => baremeDu('2008-06-10', DROIT)).toThrow('no fees known');
  });

  test('recouvrer davantage ne fait jamais baisser les frais, et un versement en plus ne coûte pas plus que sa part', () => {
    fc.assert(
      fc.property(fc.nat(5_000_000), fc.nat(5_000_000), (a, b) => {
        const [avant, apres] = [fraisAcquis(a, bareme), fraisAcquis(a + b, bareme)];
        expect(apres.ht).toBeGreaterThanOrEqual(avant.ht);
        expect(apres.tva).toBeGreaterThanOrEqual(avant.tva);
        if (a > 0) expect(apres.ht - avant.ht).toBeLessThanOrEqual(Math.ceil((b * 1255) / 10_000) + 1);
      }),
    );
  });

  test('l’arrondi est au centime le plus proche, la moitié vers le haut', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 10_000 }), (n, d) => {
        const [bas, reste] = [Math.floor(n / d), n % d];
        expect(arrondir(n, d)).toBe(2 * reste >= d ? bas + 1 : bas);
      }),
    );
  });

  test('ce qui est prélevé ne dépasse ni la somme ni les frais, part par part', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (disponible, assiette) => {
        const dus = fraisAcquis(assiette, bareme);
        const pris = prelever(disponible, dus, bareme);
        expect(ttc(pris)).toBe(Math.min(disponible, ttc(dus)));
        expect(pris.ht).toBeLessThanOrEqual(dus.ht);
        expect(pris.tva).toBeLessThanOrEqual(dus.tva);
        expect(Math.min(pris.ht, pris.tva)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
