/** Inflating, with zlib as the judge: what it makes, and what it refuses. */
import { constants, crc32, deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gunzip } from '../../../functions/format/pj/gunzip.ts';
import { Inflate } from '../../../functions/format/pj/inflate.ts';
import { enLong } from '../../en-long.ts';

/** One for all, as in a flux. */
const inflate = new Inflate();

function gonfler(octets: Uint8Array, coupes: readonly number[] = []) {
  const recus: Buffer[] = [];
  const gunzip = new Gunzip(inflate, (morceau) => {
    recus.push(Buffer.from(morceau));
    return true;
  });
  const bornes = [0, ...coupes.map((c) => c % (octets.length + 1)), octets.length].sort((a, b) => a - b);
  for (let i = 1; i < bornes.length; i++) gunzip.update(octets.subarray(bornes[i - 1], bornes[i]));
  return { defaut: gunzip.defaut(), recus: Buffer.concat(recus) };
}

function degonfler(octets: Uint8Array): Buffer | null {
  const recus: Buffer[] = [];
  inflate.commencer((morceau) => {
    recus.push(Buffer.from(morceau));
    return true;
  });
  for (let i = 0; i < octets.length; i += 65_536) inflate.ecrire(octets.subarray(i, i + 65_536));
  inflate.clore();
  return inflate.etat === 'fini' ? Buffer.concat(recus) : null;
}
const parZlib = (octets: Uint8Array): Buffer | null => {
  try {
    return inflateRawSync(octets);
  } catch {
    return null;
  }
};

/** What compresses well, badly, and not at all; long enough for windows to slide. */
const contenus = fc
  .tuple(fc.uint8Array({ minLength: 1, maxLength: 3000 }), fc.integer({ min: 1, max: 200 }), fc.nat(255))
  .map(([graine, fois, pas]) => {
    const tout = Buffer.alloc(graine.length * fois);
    for (let i = 0; i < tout.length; i++) tout[i] = (graine[i % graine.length] ?? 0) + (i % 977 === 0 ? pas : 0);
    return tout;
  });
const reglages = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_FIXED, constants.Z_RLE),
  memLevel: fc.integer({ min: 1, max: 9 }),
});
const coupes = fc.array(fc.nat(1_000_000), { maxLength: 6 });

describe('a gzip file', () => {
  it('comes back whole, however it was made and cut', () => {
    fc.assert(
      fc.property(contenus, reglages, coupes, (contenu, reglage, c) => {
        expect(gonfler(gzipSync(contenu, reglage), c)).toEqual({ defaut: null, recus: contenu });
      }),
    );
  });

  it('may hold several members, and zeros behind them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 2000 }), { minLength: 1, maxLength: 5 }),
        fc.nat(9),
        coupes,
        (membres, zeros, c) => {
          const fichier = Buffer.concat([...membres.map((m) => gzipSync(m)), Buffer.alloc(zeros)]);
          expect(gonfler(fichier, c)).toEqual({ defaut: null, recus: Buffer.concat(membres) });
        },
      ),
    );
  });

  it('may name its file, comment it, and hold extra fields', () => {
    const [donnees, contenu] = [gzipSync('facture').subarray(10), Buffer.from('facture')];
    const champs = { 4: [2, 0, 7, 7], 8: [102, 0], 16: [99, 0], 2: [1, 2] };
    for (let drapeaux = 0; drapeaux < 32; drapeaux++) {
      const suite = [4, 8, 16, 2].flatMap((d) => ((drapeaux & d) === 0 ? [] : champs[d as keyof typeof champs]));
      const tete = Buffer.of(0x1f, 0x8b, 8, drapeaux, 0, 0, 0, 0, 0, 3, ...suite);
      const fichier = Buffer.concat([tete, donnees]);
      expect(gonfler(fichier)).toEqual({ defaut: null, recus: contenu });
      expect(gonfler(fichier, Array.from(fichier.keys()))).toEqual({ defaut: null, recus: contenu });
    }
  });

  it('cut short anywhere is not whole', () => {
    fc.assert(
      fc.property(contenus, fc.nat(), coupes, (contenu, ou, c) => {
        const fichier = gzipSync(contenu);
        expect(gonfler(fichier.subarray(0, ou % fichier.length), c).defaut).toMatchObject({
          detail: expect.any(String),
        });
      }),
    );
  });

  it('with one bit of its data or of its foot turned is not whole', () => {
    fc.assert(
      fc.property(contenus, fc.nat(), fc.nat(7), (contenu, ou, bit) => {
        const fichier = gzipSync(contenu);
        const rang = 10 + (ou % (fichier.length - 10));
        fichier[rang] = (fichier[rang] ?? 0) ^ (1 << bit);
        // zlib may leave unused bits at the end of the data: then the content is the same.
        const lu = gonfler(fichier);
        expect(lu.defaut !== null || lu.recus.equals(contenu)).toBe(true);
      }),
    );
  });

  it.each([
    ['another compression', Buffer.concat([Buffer.of(0x1f, 0x8b, 7), gzipSync('a').subarray(3)]), 'en-tête'],
    ['reserved bits', Buffer.concat([Buffer.of(0x1f, 0x8b, 8, 0x80), gzipSync('a').subarray(4)]), 'en-tête'],
    ['something behind it', Buffer.concat([gzipSync('a'), Buffer.from('b')]), 'suivent'],
    ['something behind zeros', Buffer.concat([gzipSync('a'), Buffer.from('\0\0b')]), 'suivent'],
    ['nothing', Buffer.alloc(0), 'tronqué'],
    ['a wrong sum', Buffer.concat([gzipSync('a').subarray(0, -8), Buffer.of(1, 2, 3, 4, 1, 0, 0, 0)]), 'CRC-32'],
  ])('%s is told', (_, fichier, mot) => {
    expect(gonfler(fichier).defaut).toEqual({ detail: expect.stringContaining(mot) });
  });

  it('a wrong size is told', () => {
    const pied = Buffer.alloc(8);
    pied.writeUInt32LE(crc32('a'));
    pied[4] = 2;
    expect(gonfler(Buffer.concat([gzipSync('a').subarray(0, -8), pied])).defaut).toEqual({
      detail: expect.stringContaining('taille'),
    });
  });

  it('stops where its reader has had enough', () => {
    let recus = 0;
    const gunzip = new Gunzip(inflate, (octets) => {
      recus += octets.length;
      return recus < 1_000_000;
    });
    gunzip.update(gzipSync(Buffer.alloc(50_000_000)));
    expect(gunzip.defaut()).toBe('arrete');
    expect(recus).toBeLessThan(1_200_000);
  });
});

describe('deflate data that may be anything', () => {
  it('are judged as zlib does', () => {
    const alterees = fc.tuple(
      contenus,
      reglages,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }),
    );
    const quelconques = fc.uint8Array({ maxLength: 400 }).map((octets) => Buffer.from(octets));
    fc.assert(
      fc.property(
        fc.oneof(
          quelconques,
          alterees.map(([contenu, reglage, fautes]) => {
            const donnees = deflateRawSync(contenu.subarray(0, 20_000), reglage);
            for (const [ou, octet] of fautes) donnees[ou % donnees.length] = octet;
            return donnees;
          }),
        ),
        (donnees) => {
          expect(degonfler(donnees)).toEqual(parZlib(donnees));
        },
      ),
      { numRuns: enLong(1500, 500) },
    );
  });
});
