/** Names compared without a parser are the names that the parser would have found equal. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lireNom } from '../../../functions/signature/chemin/nom.ts';
import { cleRapide } from '../../../functions/signature/chemin/nom-rapide.ts';
import { ensemble, oid, seq, tlv } from './der.ts';

const UTF8 = 0x0c;
const attribut = fc.record({
  type: fc.constantFrom('2.5.4.3', '2.5.4.6', '2.5.4.10', '2.5.4.97', '1.2.840.113549.1.9.1', '1.2.250.1.179.3'),
  balise: fc.constantFrom(UTF8, 0x13, 0x14, 0x16),
  texte: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('  Mairie   de Test ', 'ﬁnances', 'É', 'ß', '')),
});
const nom = fc.array(fc.array(attribut, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
type Nom = typeof nom extends fc.Arbitrary<infer T> ? T : never;

const enDer = (rdns: Nom): Buffer =>
  seq(
    ...rdns.map((rdn) =>
      ensemble(
        ...rdn.map(({ type, balise, texte }) =>
          seq(oid(type), tlv(balise, Buffer.from(texte, balise === UTF8 ? 'utf8' : 'latin1'))),
        ),
      ),
    ),
  );

it('whenever it answers, it answers as the parser', () => {
  let repond = 0;
  fc.assert(
    fc.property(nom, (rdns) => {
      const der = enDer(rdns);
      const rapide = cleRapide(der);
      if (rapide === null) return;
      repond++;
      expect(rapide).toBe(lireNom(der).cle);
    }),
    { numRuns: 500 },
  );
  expect(repond).toBeGreaterThan(100);
});

it('and leaves alone what is not a name of plain texts', () => {
  expect(cleRapide(seq(ensemble(seq(oid('2.5.4.3'), tlv(0x1e, Buffer.from([0, 65]))))))).toBeNull();
  expect(cleRapide(seq(seq()))).toBeNull();
  expect(cleRapide(Buffer.from([0x30]))).toBeNull();
});
