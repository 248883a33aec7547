import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MarqueDeSignature } from '../../functions/format/pj/marque-de-signature.ts';

const SIGNE = Buffer.from('%PDF-1.7\n12 0 obj <</Type/Sig/ByteRange [0 840 960 240]/Contents<3082>>> endobj', 'latin1');
const NON_SIGNE = Buffer.from('%PDF-1.7\n12 0 obj <</Type/Page/ByteRang 1>> endobj /Byte Range', 'latin1');

test('the mark of a signed PDF is found wherever the runs of the file are cut, and only there', () => {
  const coupes = fc.array(fc.nat(SIGNE.length), { maxLength: 12 });
  fc.assert(
    fc.property(coupes, fc.boolean(), (places, signe) => {
      const octets = signe ? SIGNE : NON_SIGNE;
      const bornes = [0, ...places.map((place) => Math.min(place, octets.length)).sort((a, b) => a - b), octets.length];
      const marque = new MarqueDeSignature();
      for (const [i, debut] of bornes.entries()) marque.update(octets.subarray(debut, bornes[i + 1] ?? debut));
      expect(marque.vue).toBe(signe);
    }),
  );
});
