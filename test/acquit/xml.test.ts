/** Whatever text is written, an independent parser reads it back. */
import fc from 'fast-check';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { document, element, elementTexte, sansInterdits } from '../../functions/acquit/xml.ts';

const texte = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
    fc.constantFrom('&', '<', '"', '\n', '\t', 'é', '€'),
  ),
});

test('attributs et textes se relisent tels quels, sans ce que XML interdit', () => {
  fc.assert(
    fc.property(texte, (valeur) => {
      const octets = document(element('a', { V: valeur }, [elementTexte('b', valeur)]));
      using lu = XmlDocument.fromBuffer(octets);
      expect(lu.root.attr('V')?.value).toBe(sansInterdits(valeur));
      const enfant = lu.root.get('b');
      expect(enfant instanceof XmlElement && enfant.content).toBe(sansInterdits(valeur));
    }),
  );
});

test('le document est en ISO-8859-1, le reste en références', () => {
  const octets = document(element('a', { V: 'é€\u0001𝄞' }));
  expect(Buffer.from(octets).toString('latin1')).toBe(
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a V="é&#8364;&#119070;"/>\n',
  );
});
