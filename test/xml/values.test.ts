/** Values kept from one tag to the next: the same text, whatever came before. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Reader } from '../../functions/xml/reader.ts';

function valeurs(xml: string, morceau: number): string[] {
  const lues: string[] = [];
  const reader = new Reader({
    sink: {
      start: (r) => {
        for (let i = 0; i < r.attributeCount; i++) lues.push(r.attributeValue(i));
      },
      text() {},
      end() {},
      markup() {},
    },
  });
  const octets = Buffer.from(xml);
  for (let i = 0; i < octets.length; i += morceau) reader.write(octets.subarray(i, i + morceau));
  reader.finish();
  reader.release();
  return lues;
}

it('an attribute is told as it is written, also when it looks like one that came before', () => {
  const texte = fc.string({ unit: fc.constantFrom('0', '1', 'a', 'é', '€', '\u{1F600}'), maxLength: 36 });
  fc.assert(
    fc.property(fc.array(texte, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 90 }), (mots, morceau) => {
      // Each comes several times, in turn: what is kept is then asked for.
      const ecrites = [...mots, ...mots, ...mots.toReversed(), ...mots];
      const xml = `<?xml version="1.0" encoding="UTF-8"?><r>${ecrites.map((v) => `<v V="${v}"/>`).join('')}</r>`;
      expect(valeurs(xml, morceau)).toEqual(ecrites);
    }),
  );
});
