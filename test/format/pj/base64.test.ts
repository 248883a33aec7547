import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Base64 } from '../../../functions/format/pj/base64.ts';

function juger(texte: string, coupes: readonly number[] = []) {
  const recus: Buffer[] = [];
  const contenu = new Base64({ update: (octets) => recus.push(Buffer.from(octets)) });
  const octets = Buffer.from(texte, 'latin1');
  const bornes = [0, ...[...coupes].sort((a, b) => a - b).map((c) => c % (octets.length + 1)), octets.length].sort(
    (a, b) => a - b,
  );
  for (let i = 1; i < bornes.length; i++) contenu.ecrire(octets, bornes[i - 1] ?? 0, bornes[i] ?? 0);
  return { vide: contenu.vide, defaut: contenu.defaut(), taille: contenu.taille, recus: Buffer.concat(recus) };
}
const octets = fc.uint8Array({ maxLength: 400 });
const coupes = fc.array(fc.nat(2000), { maxLength: 8 });

describe('base64', () => {
  it('is decoded exactly, however the text is cut and wrapped', () => {
    fc.assert(
      fc.property(octets, coupes, fc.integer({ min: 1, max: 90 }), (donnees, ou, largeur) => {
        const attendus = Buffer.from(donnees);
        const texte = attendus.toString('base64').replace(new RegExp(`.{${largeur}}`, 'g'), '$&\r\n ');
        expect(juger(texte, ou)).toEqual({
          vide: donnees.length === 0,
          defaut: null,
          taille: attendus.length,
          recus: attendus,
        });
      }),
    );
  });

  it('blanks inside a quantum, however many, are passed over at once', () => {
    const copies = vi.spyOn(Buffer.prototype, 'copy');
    expect(juger(`H${' '.repeat(100_000)}4s${'\n'.repeat(100_000)}I`).defaut).toBeNull();
    expect(copies.mock.calls.length).toBeLessThan(30);
    copies.mockRestore();
  });

  it('one foreign byte is always seen', () => {
    fc.assert(
      fc.property(
        octets,
        fc.nat(2000),
        fc.constantFrom('-', '_', '*', '\0', 'é', ';'),
        coupes,
        (donnees, ou, intrus, c) => {
          const texte = Buffer.from(donnees).toString('base64');
          const position = ou % (texte.length + 1);
          expect(juger(texte.slice(0, position) + intrus + texte.slice(position), c).defaut).not.toBeNull();
          expect(juger(texte.slice(0, position) + intrus + texte.slice(position + 1), c).defaut).not.toBeNull();
        },
      ),
    );
  });

  it('is not cut short', () => {
    const texte = Buffer.from('facture acquittée').toString('base64').replaceAll('=', '');
    const restes = [0, 1, 2, 3].map((n) => juger(texte.slice(0, 20 + n)).defaut === null);
    expect(restes).toEqual([true, false, false, false]);
  });

  it.each([
    ['', true],
    [' \n\t ', true],
    ['====', false],
    ['H4sI=', false],
    ['H4sI====', false],
    ['H4sIAA==AAAA', false],
    ['H4sIAB==', false],
    ['H4sIAAB=', false],
    ['H4sI', true],
    ['H4sIAA==', true],
    ['H4 sIAA = =', true],
  ] as const)('« %s »: %s', (texte, juste) => {
    expect(juger(texte).defaut === null).toBe(juste);
  });
});
