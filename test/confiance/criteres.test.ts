/** The criteria of a trusted list, against a plain evaluation; and what is not known, against every way it could be known. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Critere, evaluer, type Traits } from '../../functions/confiance/qualification/critere.ts';

const BITS = 9;
const OIDS = ['1.2.3', '1.2.4', '1.2.5'];

const usages = fc.record({
  genre: fc.constant('usages' as const),
  bits: fc.array(fc.record({ bit: fc.nat(BITS - 1), mis: fc.boolean() }), { maxLength: 3 }),
});
const politiques = fc.record({
  genre: fc.constant('politiques' as const),
  oids: fc.subarray(OIDS, { minLength: 1 }),
});
const inconnu = fc.record({ genre: fc.constant('inconnu' as const), nom: fc.constantFrom('A', 'B', 'C') });

const arbre = (feuille: fc.Arbitrary<Critere>): fc.Arbitrary<Critere> =>
  fc.letrec<{ critere: Critere }>((tie) => ({
    critere: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      feuille,
      fc.record({
        genre: fc.constantFrom('tous' as const, 'unAuMoins' as const, 'aucun' as const),
        criteres: fc.array(tie('critere'), { maxLength: 3 }),
      }),
    ),
  })).critere;

const traits: fc.Arbitrary<Traits> = fc.record({
  usages: fc.option(fc.nat((1 << BITS) - 1)),
  politiques: fc.option(fc.subarray(OIDS)),
});

/** `connus`: what each unknown criterion turns out to be. */
function simple(critere: Critere, t: Traits, connus: ReadonlyMap<string, boolean> = new Map()): boolean {
  switch (critere.genre) {
    case 'tous':
      return critere.criteres.every((c) => simple(c, t, connus));
    case 'unAuMoins':
      return critere.criteres.some((c) => simple(c, t, connus));
    case 'aucun':
      return !critere.criteres.some((c) => simple(c, t, connus));
    case 'usages':
      return critere.bits.every(({ bit, mis }) => ((((t.usages ?? 0) >> bit) & 1) === 1) === mis);
    case 'politiques':
      return critere.oids.every((oid) => (t.politiques ?? []).includes(oid));
    default:
      return connus.get(critere.nom) ?? false;
  }
}

const MONDES = [0, 1, 2, 3, 4, 5, 6, 7].map(
  (n) => new Map(['A', 'B', 'C'].map((nom, rang): [string, boolean] => [nom, ((n >> rang) & 1) === 1])),
);

describe('criteria', () => {
  test('all, at least one and none, nested, over key usages and policies', () => {
    fc.assert(
      fc.property(arbre(fc.oneof(usages, politiques)), traits, (critere, t) => {
        expect(evaluer(critere, t)).toBe(simple(critere, t));
      }),
      { numRuns: 500 },
    );
  });

  test('an answer that is given holds however what is unknown turns out', () => {
    fc.assert(
      fc.property(arbre(fc.oneof(usages, politiques, inconnu)), traits, (critere, t) => {
        const reponse = evaluer(critere, t);
        if (typeof reponse === 'string') expect(['A', 'B', 'C']).toContain(reponse);
        else for (const monde of MONDES) expect(simple(critere, t, monde)).toBe(reponse);
      }),
      { numRuns: 500 },
    );
  });

  test('an unknown criterion alone is neither met nor not met', () => {
    const critere: Critere = { genre: 'inconnu', nom: 'A' };
    for (const genre of ['tous', 'unAuMoins', 'aucun'] as const)
      expect(evaluer({ genre, criteres: [critere] }, { usages: null, politiques: null })).toBe('A');
  });
});
