/** A PJ comes out as it was joined, in a stream that no flow can make grow without bound. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DefautDePj, FormeDePj } from '../../../functions/format/lecture-du-bordereau/lecteur-de-pj.ts';
import { ouvrirPj } from '../../../functions/format/lecture-du-bordereau/ouvrir-pj.ts';
import { blocPj, parMorceaux, pjEcrite, racineEcrite } from './flux-ecrit.ts';

const BOMBE = 100_000_000;

async function ouvrir(flux: Buffer, rang = 1, forme: FormeDePj = 'contenu', taille = 65_536) {
  const pj = ouvrirPj(parMorceaux(flux, taille), rang, forme);
  const morceaux: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await pj.octets.next();
    if (done) return { contenu: Buffer.concat(morceaux), defaut: value, mime: pj.mime };
    morceaux.push(value);
  }
}
const codee = (contenu: Uint8Array) => gzipSync(contenu).toString('base64');
const fluxDe = (...contenus: readonly string[]) =>
  racineEcrite(blocPj(...contenus.map((contenu, i) => pjEcrite(contenu, `p${i}.pdf`, `application/x-${i}`, `PJ${i}`))));

test('property: each PJ comes out byte for byte, opened or as transmitted, however the bytes come', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 3000 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 900 }),
      async (contenus, taille) => {
        const flux = fluxDe(...contenus.map(codee));
        for (const [i, contenu] of contenus.entries()) {
          expect(await ouvrir(flux, i + 1, 'contenu', taille)).toEqual({
            contenu: Buffer.from(contenu),
            defaut: null,
            mime: `application/x-${i}`,
          });
          const transmis = await ouvrir(flux, i + 1, 'transmis', taille);
          expect(transmis.contenu.toString('base64')).toBe(codee(contenu));
        }
        expect((await ouvrir(flux, contenus.length + 1)).defaut).toBe('absente');
      },
    ),
    { numRuns: 40 },
  ));

const abimee = (contenu: Buffer, octet: number): string => {
  const copie = Buffer.from(contenu);
  copie[octet] = (copie[octet] ?? 0) ^ 0xff;
  return copie.toString('base64');
};
const saine = gzipSync(Buffer.from('une facture'.repeat(50)));

test.each<[string, string, DefautDePj]>([
  ['nothing', '', 'vide'],
  ['an empty file', codee(new Uint8Array(0)), 'vide'],
  ['no base64', '@@@@', 'illisible'],
  ['no gzip', Buffer.from('%PDF-1.4').toString('base64'), 'illisible'],
  ['a false checksum', abimee(saine, saine.length - 6), 'illisible'],
  ['the half of a file', saine.subarray(0, 30).toString('base64'), 'illisible'],
])('a PJ that holds %s is not opened, and says why', async (_, contenu, defaut) => {
  expect((await ouvrir(fluxDe(codee(Buffer.from('autre')), contenu), 2)).defaut).toBe(defaut);
});

test('a PJ without file is empty; a flow cut in the middle of a PJ does not give it for whole', async () => {
  expect((await ouvrir(racineEcrite(blocPj('<PJ/>')))).defaut).toBe('vide');
  const flux = fluxDe(codee(Buffer.alloc(5000, 'abc')));
  expect((await ouvrir(flux.subarray(0, flux.indexOf('</Fichier>')))).defaut).toBe('illisible');
  expect((await ouvrir(flux.subarray(0, flux.indexOf('</Fichier>') - 20), 1, 'transmis')).defaut).toBe('illisible');
});

test('a bomb is stopped while it grows, and never stands whole in memory', async () => {
  const flux = fluxDe(codee(Buffer.alloc(BOMBE)));
  const pj = ouvrirPj([flux], 1, 'contenu');
  const avant = process.memoryUsage().rss;
  let sortis = 0;
  let plus = 0;
  for (;;) {
    const { done, value } = await pj.octets.next();
    plus = Math.max(plus, process.memoryUsage().rss - avant);
    if (done) {
      expect(value).toBe('trop-volumineuse');
      break;
    }
    sortis += value.length;
  }
  expect(sortis).toBeLessThan(BOMBE / 2);
  expect(plus).toBeLessThan(80_000_000);
});
