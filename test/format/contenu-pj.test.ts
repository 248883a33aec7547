import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContenuPj } from '../../functions/format/contenu-pj.ts';

function juger(texte: string, coupes: readonly number[] = []) {
  const recus: Buffer[] = [];
  const contenu = new ContenuPj({ update: (octets) => recus.push(Buffer.from(octets)) });
  const octets = Buffer.from(texte, 'latin1');
  const bornes = [0, ...[...coupes].sort((a, b) => a - b).map((c) => c % (octets.length + 1)), octets.length].sort(
    (a, b) => a - b,
  );
  for (let i = 1; i < bornes.length; i++) contenu.ecrire(octets, bornes[i - 1] ?? 0, bornes[i] ?? 0);
  return { defaut: contenu.defaut(), taille: contenu.tailleCompressee, recus: Buffer.concat(recus) };
}
const octets = fc.uint8Array({ maxLength: 400 });
const coupes = fc.array(fc.nat(2000), { maxLength: 8 });

describe('the content of a PJ', () => {
  it('is decoded exactly, however the text is cut and wrapped', () => {
    fc.assert(
      fc.property(octets, coupes, fc.integer({ min: 1, max: 90 }), (donnees, ou, largeur) => {
        const gzip = gzipSync(donnees);
        const texte = gzip.toString('base64').replace(new RegExp(`.{${largeur}}`, 'g'), '$&\r\n ');
        expect(juger(texte, ou)).toEqual({ defaut: null, taille: gzip.length, recus: gzip });
      }),
    );
  });

  it('one foreign byte is always seen', () => {
    fc.assert(
      fc.property(
        octets,
        fc.nat(2000),
        fc.constantFrom('-', '_', '*', '\0', 'é', ';'),
        coupes,
        (donnees, ou, intrus, c) => {
          const texte = gzipSync(donnees).toString('base64');
          const position = ou % texte.length;
          expect(juger(texte.slice(0, position) + intrus + texte.slice(position), c).defaut?.sorte).toBe('base64');
          expect(juger(texte.slice(0, position) + intrus + texte.slice(position + 1), c).defaut?.sorte).toBe('base64');
        },
      ),
    );
  });

  it('is not cut short', () => {
    const texte = gzipSync('facture').toString('base64').replaceAll('=', '');
    const restes = [0, 1, 2, 3].map((n) => juger(texte.slice(0, 20 + n)).defaut?.sorte ?? null);
    expect(restes).toEqual([null, 'base64', 'base64', 'base64']);
  });

  it.each([
    ['', 'vide'],
    [' \n\t ', 'vide'],
    ['====', 'base64'],
    ['H4sI=', 'base64'],
    ['H4sI====', 'base64'],
    ['H4sIAA==AAAA', 'base64'],
    ['H4sIAB==', 'base64'],
    ['H4sIAAB=', 'base64'],
    ['JVBERi0x', 'gzip'],
    ['H4sJ', 'gzip'],
    ['H4s=', 'gzip'],
    ['H4sI', null],
    ['H4sIAA==', null],
    ['H4 sIAA = =', null],
  ] as const)('« %s »: %s', (texte, sorte) => {
    expect(juger(texte).defaut?.sorte ?? null).toBe(sorte);
  });
});
