import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ContenuPj } from '../../functions/format/contenu-pj.ts';
import { genresDuMime, genresDuNom } from '../../functions/format/pj/genre.ts';
import { Gonflage } from '../../functions/format/pj/gonflage.ts';
import { LIMITES_DES_PJ } from '../../functions/format/pj/limites.ts';
import { Alea } from '../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';

function lire(texte: string, gonflage = new Gonflage()) {
  const contenu = new ContenuPj(gonflage);
  const octets = Buffer.from(texte, 'latin1');
  contenu.ecrire(octets, 0, octets.length);
  const defaut = contenu.defaut();
  return { defaut, taille: contenu.taille, tailleCompressee: contenu.tailleCompressee, genre: contenu.genre() };
}
const joindre = (contenu: string | Buffer, gonflage?: Gonflage) => lire(gzipSync(contenu).toString('base64'), gonflage);

describe('the content of a PJ', () => {
  it.each([
    ['', 'vide'],
    [' \n ', 'vide'],
    ['H4sIAB==', 'base64'],
    ['JVBERi0x', 'gzip'],
    ['H4s=', 'gzip'],
    ['H4sI', 'illisible'],
    [gzipSync('').toString('base64'), 'vide'],
    [gzipSync('facture').subarray(0, -1).toString('base64'), 'illisible'],
    [gzipSync('facture').toString('base64'), null],
  ] as const)('« %s »: %s', (texte, sorte) => {
    expect(lire(texte).defaut?.sorte ?? null).toBe(sorte);
  });

  it('tells its sizes', () => {
    const contenu = joindre(Buffer.alloc(300_000, 'a'));
    expect(contenu.defaut).toBeNull();
    expect(contenu.taille).toBe(300_000);
    expect(contenu.tailleCompressee).toBe(gzipSync(Buffer.alloc(300_000, 'a')).length);
  });

  it('one after the other, they use the same memory', () => {
    const gonflage = new Gonflage();
    expect([joindre('un', gonflage), joindre('deux', gonflage)].map((c) => [c.defaut, c.taille])).toEqual([
      [null, 2],
      [null, 4],
    ]);
  });
});

describe('what grows too much', () => {
  const limites = { pjGonflee: 200_000, pjGonflees: 300_000, pjTaux: 250, pjLibre: 50_000 };
  const peuCompressible = (n: number): Buffer => {
    const alea = new Alea(n);
    return Buffer.from(Array.from({ length: n }, () => alea.entier(0, 127)));
  };

  it('one PJ, by its size', () => {
    const sortes = [190_000, 210_000].map((n) => joindre(peuCompressible(n), new Gonflage(limites)).defaut?.sorte);
    expect(sortes).toEqual([undefined, 'volume']);
  });

  it('one PJ, by its rate, unless it is small', () => {
    const sortes = [49_000, 180_000].map((n) => joindre(Buffer.alloc(n), new Gonflage(limites)).defaut?.sorte);
    expect(sortes).toEqual([undefined, 'volume']);
  });

  it('all the PJ of a flux together', () => {
    const gonflage = new Gonflage(limites);
    const sortes = [1, 2, 3].map(() => joindre(peuCompressible(140_000), gonflage).defaut?.sorte);
    expect(sortes).toEqual([undefined, undefined, 'volume']);
  });

  it('is not inflated to its end', () => {
    const bombe = joindre(Buffer.alloc(60_000_000));
    expect(bombe.defaut).toEqual({ sorte: 'volume' });
    expect(bombe.taille).toBeLessThan(LIMITES_DES_PJ.pjLibre + 200_000);
  });
});

describe('what a content is', () => {
  it.each([
    ['%PDF-1.7\n', 'pdf'],
    ['\n%PDF-1.4', 'pdf'],
    ['<?xml version="1.0"?><a/>', 'xml'],
    ['\xef\xbb\xbf<a/>', 'xml'],
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['\x89PNG\r\n\x1a\n', 'png'],
    ['GIF89a', 'gif'],
    ['MM\0*', 'tiff'],
    ['PK\x03\x04', 'zip'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
    ['{\\rtf1', 'rtf'],
    ['\x1f\x8b\x08\0', 'gzip'],
    ['Bonjour', null],
    ['< 5 euros', null],
  ] as const)('« %s » is %s', (debut, genre) => {
    const contenu = joindre(Buffer.from(debut, 'latin1'));
    expect([contenu.defaut, contenu.genre]).toEqual([null, genre]);
  });

  it('is what its name or its type say, where they say something', () => {
    expect(['a.PDF', 'a.b.docx', 'a.txt', 'a'].map(genresDuNom)).toEqual([['pdf'], ['zip'], null, null]);
    const types = ['application/pdf', 'text/xml; charset=UTF-8', 'image/pjpeg', 'application/octet-stream', ''];
    expect(types.map(genresDuMime)).toEqual([['pdf'], ['xml'], ['jpeg'], null, null]);
  });
});
