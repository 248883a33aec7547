import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arbre, type Feuille, remonter } from '../../functions/preuve/merkle.ts';

const sha = (...parties: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parties)).digest();
const feuilles = (n: number): Feuille[] =>
  Array.from({ length: n }, (_, i) => ({
    stream: `depot/${i}`,
    seq: i + 1,
    hash: sha(Buffer.from([i & 255])).toString('hex'),
  }));

/** MTH of RFC 6962 §2.1, word for word, over leaves already written. */
function mth(d: readonly Buffer[]): Buffer {
  if (d.length === 1) return sha(Buffer.from([0]), d[0]!);
  let k = 1;
  while (k * 2 < d.length) k *= 2;
  return sha(Buffer.from([1]), mth(d.slice(0, k)), mth(d.slice(k)));
}
const ecrite = ({ stream, seq, hash }: Feuille) => Buffer.from(JSON.stringify([stream, seq, hash]));

test.each([1, 2, 3, 4, 5, 7, 8, 9, 31, 33, 100])('the root of %i leaves is that of RFC 6962', (n) => {
  expect(new Arbre(feuilles(n)).racine).toBe(mth(feuilles(n).map(ecrite)).toString('hex'));
});

test('each leaf leads to the root by its path, and by no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (taille, a, b) => {
      const toutes = feuilles(taille);
      const arbre = new Arbre(toutes);
      const rang = a % taille;
      const chemin = arbre.chemin(rang);
      expect(remonter(toutes[rang]!, { rang, taille, chemin })).toBe(arbre.racine);
      const autre = b % taille;
      if (autre !== rang) {
        expect(remonter(toutes[autre]!, { rang, taille, chemin })).not.toBe(arbre.racine);
        expect(remonter(toutes[rang]!, { rang: autre, taille, chemin })).not.toBe(arbre.racine);
      }
      expect(remonter(toutes[rang]!, { rang, taille, chemin: [...chemin, chemin[0] ?? arbre.racine] })).toBeNull();
      expect(remonter(toutes[rang]!, { rang: taille, taille, chemin })).toBeNull();
      if (chemin.length > 0)
        expect(remonter(toutes[rang]!, { rang, taille, chemin: chemin.slice(1) })).not.toBe(arbre.racine);
    }),
  );
});
