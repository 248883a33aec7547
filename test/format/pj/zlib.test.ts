/** A PJ as it is read, base64 then gzip, face to face with zlib: whatever made it, and however its text comes. */
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContenuPj } from '../../../functions/format/contenu-pj.ts';
import { Gonflage } from '../../../functions/format/pj/gonflage.ts';
import { enLong } from '../../en-long.ts';

/** One for all, as in a flux. */
const gonflage = new Gonflage({ pjGonflee: 1e9, pjGonflees: Number.MAX_SAFE_INTEGER, pjTaux: 1e9, pjLibre: 1e9 });

function lire(texte: Buffer, coupes: readonly number[]): { readonly defaut: string | null; readonly taille: number } {
  const contenu = new ContenuPj(gonflage);
  const bornes = [0, ...coupes.map((c) => c % (texte.length + 1)), texte.length].sort((a, b) => a - b);
  for (let i = 1; i < bornes.length; i++) contenu.ecrire(texte, bornes[i - 1] ?? 0, bornes[i] ?? 0);
  return { defaut: contenu.defaut()?.sorte ?? null, taille: contenu.taille };
}
function parZlib(octets: Buffer): { readonly defaut: string | null; readonly taille: number } | null {
  try {
    const taille = gunzipSync(octets).length;
    return { defaut: taille === 0 ? 'vide' : null, taille };
  } catch {
    return null;
  }
}

const nombre = fc.nat(999_999);
const texte = (lignes: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<Buffer> =>
  fc.array(lignes, { maxLength }).map((l) => Buffer.from(`<?xml version="1.0"?><Facture>${l.join('')}</Facture>`));
/** What a PJ holds: XML and tables of figures, black and white images, noise, much of the same, nothing. */
const contenus = fc.oneof(
  {
    weight: 4,
    arbitrary: texte(
      nombre.map((n) => `<Ligne><Mt V="${n / 100}"/></Ligne>`),
      60,
    ),
  },
  { weight: 4, arbitrary: fc.array(nombre, { maxLength: 300 }).map((n) => Buffer.from(n.join(';'))) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(0, 0, 0, 255), { maxLength: 3000 }).map((o) => Buffer.from(o)) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 3000 }).map((o) => Buffer.from(o)) },
  fc.tuple(fc.string({ minLength: 1 }), fc.nat(20_000)).map(([motif, fois]) => Buffer.from(motif.repeat(fois))),
  fc.constant(Buffer.alloc(0)),
);
const reglages = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ),
  windowBits: fc.integer({ min: 9, max: 15 }),
  memLevel: fc.integer({ min: 1, max: 9 }),
});
const coupes = fc.array(fc.nat(1_000_000), { maxLength: 8 });
const largeurs = fc.option(fc.integer({ min: 1, max: 80 }));
const enBase64 = (octets: Buffer, largeur: number | null): Buffer => {
  const base64 = octets.toString('base64');
  return Buffer.from(largeur === null ? base64 : base64.replace(new RegExp(`.{${largeur}}`, 'g'), '$&\r\n'));
};

describe('the content of a PJ', () => {
  it('is read whole, whatever compressed it and however it comes', () => {
    fc.assert(
      fc.property(contenus, reglages, coupes, largeurs, (contenu, reglage, ou, largeur) => {
        const fichier = gzipSync(contenu, reglage);
        const attendu = { defaut: contenu.length === 0 ? 'vide' : null, taille: contenu.length };
        expect(lire(enBase64(fichier, largeur), ou)).toEqual(attendu);
        // The last bytes come alone: those of the foot may already have been taken as bits.
        expect(lire(enBase64(fichier, null), [fichier.length, fichier.length + 1])).toEqual(attendu);
      }),
      { numRuns: enLong(1500, 500) },
    );
  });

  it('is refused when zlib refuses it, and only then', () => {
    const alteration = fc.oneof(
      fc.record({ genre: fc.constant('bit' as const), ou: fc.nat(), bit: fc.nat(7) }),
      fc.record({ genre: fc.constant('coupe' as const), ou: fc.nat(), bit: fc.nat(7) }),
      fc.record({ genre: fc.constant('double' as const), ou: fc.nat(), bit: fc.nat(7) }),
    );
    fc.assert(
      fc.property(contenus, reglages, alteration, coupes, (contenu, reglage, { genre, ou, bit }, c) => {
        let fichier = gzipSync(contenu, reglage);
        const rang = 10 + (ou % (fichier.length - 10));
        if (genre === 'coupe') fichier = fichier.subarray(0, rang);
        else if (genre === 'double') fichier = Buffer.concat([fichier, gzipSync(contenu), fichier]);
        else fichier[rang] = (fichier[rang] ?? 0) ^ (1 << bit);
        const lu = lire(enBase64(fichier, null), c);
        const juge = parZlib(fichier);
        if (juge === null) expect(lu.defaut).toBe('illisible');
        else expect(lu).toEqual(juge);
      }),
      { numRuns: enLong(1500, 500) },
    );
  });

  it('may have any number of members (RFC 1952 §2.2)', () => {
    const membres = Array.from({ length: 3000 }, (_, i) => gzipSync(i % 3 === 0 ? '' : `ligne ${i}\n`));
    const fichier = Buffer.concat([gzipSync(Buffer.alloc(200_000, 'abc;')), ...membres]);
    expect(lire(enBase64(fichier, null), [1001, 70_000])).toEqual(parZlib(fichier));
  });
});
