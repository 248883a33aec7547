/** What is admitted by its bytes, without a string of it, is what is admitted by its string. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Expression } from '../../../functions/format/xsd/expression/expression.ts';
import { SANS_FACETTE } from '../../../functions/format/xsd/simple/facettes.ts';
import { TEXTE } from '../../../functions/format/xsd/simple/primitif.ts';
import { TypeAtomique } from '../../../functions/format/xsd/simple/type-simple.ts';

const MOTIFS = [
  '[^ .]|n[^c]|[^n]c|[^n][^c]|.{3,}',
  '.*[^0]+.*',
  '[0-9]*',
  '.*a',
  'a.*|.*é',
  '(.{2})*',
  '.+[é€]?',
  '.*(a|.)',
  '',
];
const texte = fc.string({
  unit: fc.constantFrom('0', 'a', 'c', 'n', ' ', '.', 'é', 'Ā', '€', '\u{1F600}'),
  maxLength: 9,
});

it('bytes are admitted only where the string is, and always where it is short and Latin', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...MOTIFS), { maxLength: 2 }), texte, (sources, valeur) => {
      const motifs = sources.map((source) => [new Expression(source)]);
      const type = new TypeAtomique(null, TEXTE, 'preserve', { ...SANS_FACETTE, longueurMax: 8, motifs });
      const octets = Buffer.from(` ${valeur} `);
      const parOctets = type.admetOctets(octets, 1, octets.length - 1);
      const admis = type.juger(valeur) === null;
      if (parOctets) expect(admis).toBe(true);
      if (octets.length - 2 <= 8 && !/[€\u{1F600}]/u.test(valeur)) expect(parOctets).toBe(admis);
    }),
    { numRuns: 3000 },
  );
});
