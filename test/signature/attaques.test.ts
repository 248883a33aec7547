/** Every hostile file that a signature meets, and its honest neighbours; docs/securite.md says what each case is. */
import { describe, expect, it } from 'vitest';
import { juger } from './attaques/attaque.ts';
import { ATTAQUES, SECTIONS } from './attaques/toutes.ts';

describe.each(Object.entries(SECTIONS))('%s', (_, attaques) => {
  it.each(attaques)('$cas $nom', async ({ nom, fichier, attendu, verification }) => {
    expect(juger(await fichier(), verification)).toBe(attendu);
    expect(nom).toMatch(attendu === 'intacte' ? /^accepte-/ : /^rejete-/);
  });
});

it('no two files have one name', () => {
  expect(ATTAQUES.map((a) => a.nom)).toHaveLength(new Set(ATTAQUES.map((a) => a.nom)).size);
});

it('none of them left a trace on Object.prototype', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
});
