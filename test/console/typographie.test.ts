/** No line of a page begins with « : », nor a link with it: the spaces of French punctuation do not break. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typographier } from '../../functions/console/pages/typographie.ts';

const N = '\u00a0';

test.each([
  ['<p>Que faire : rien ; vraiment ?</p>', `<p>Que faire${N}: rien${N}; vraiment${N}?</p>`],
  ['<p>Poste <b>« Val »</b> !</p>', `<p>Poste <b>«${N}Val${N}»</b>${N}!</p>`],
  ['<a href="/x?a=1 : 2" title="a : b">Deux :</a>', `<a href="/x?a=1 : 2" title="a : b">Deux${N}:</a>`],
  ['<p>Mandat n° 12, art. 6, n° de dossier</p>', `<p>Mandat n°${N}12, art.${N}6, n° de dossier</p>`],
])('%s', (page, attendue) => expect(typographier(page)).toBe(attendue));

test('what is typed or quoted keeps each character', () => {
  const page = '<pre>a ; b</pre><code>x : y</code><textarea name="t">1 ; 2 :</textarea><p>a :b et :c</p>';
  expect(typographier(page)).toBe(page);
});

test('nothing but spaces changes, and a second time changes nothing', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom('<p>', '</p>', ' ', ':', '«', '»', 'é', '<', '&lt;', '?')), (morceaux) => {
      const page = morceaux.join('');
      const mise = typographier(page);
      expect(mise.replaceAll(N, ' ')).toBe(page);
      expect(typographier(mise)).toBe(mise);
    }),
  ));
