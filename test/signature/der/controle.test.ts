/** The walker: what DER says is taken, every other writing of the same value is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exigerDer } from '../../../functions/signature/der/controle.ts';
import { enfants, lireElement } from '../../../functions/signature/der/element.ts';
import { NonDer } from '../../../functions/signature/der/non-der.ts';
import { oidEnPoints } from '../../../functions/signature/der/oid.ts';
import { bits, contexte, ensemble, entier, nul, octets, oid, seq, temps, tlv, utf8, vrai } from '../chemin/der.ts';

const defaut = (der: Uint8Array): string | null => {
  try {
    exigerDer(der);
    return null;
  } catch (erreur) {
    if (erreur instanceof NonDer) return erreur.message;
    throw erreur;
  }
};
const hexa = (texte: string) => defaut(Buffer.from(texte.replaceAll(' ', ''), 'hex'));

const { valeur } = fc.letrec<{ valeur: Buffer; feuille: Buffer }>((lier) => ({
  feuille: fc.oneof(
    fc.bigInt({ min: 0n, max: 2n ** 70n }).map(entier),
    fc.string({ unit: 'grapheme' }).map(utf8),
    fc.uint8Array().map(octets),
    fc.uint8Array().map(bits),
    fc.array(fc.bigInt({ min: 0n, max: 2n ** 100n }), { maxLength: 6 }).map((arcs) => oid(['1.2', ...arcs].join('.'))),
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((d) => temps(d.toISOString())),
    fc.constantFrom(nul(), vrai()),
  ),
  valeur: fc.oneof(
    { depthSize: 'small', maxDepth: 8 },
    lier('feuille'),
    fc.array(lier('valeur'), { maxLength: 5 }).map((parties) => seq(...parties)),
    fc.array(lier('valeur'), { maxLength: 5 }).map((parties) => ensemble(...parties)),
    fc.tuple(fc.nat(30), lier('valeur')).map(([n, partie]) => contexte(n, partie)),
  ),
}));

describe('the walker', () => {
  it('takes every value written in DER', () => {
    fc.assert(fc.property(valeur, (der) => defaut(der) === null));
  });

  it('refuses it cut anywhere, or followed by anything', () => {
    fc.assert(
      fc.property(valeur, fc.nat(), fc.uint8Array({ minLength: 1 }), (der, ou, suite) => {
        expect(defaut(der.subarray(0, ou % der.length))).not.toBeNull();
        expect(defaut(Buffer.concat([der, suite]))).not.toBeNull();
      }),
    );
  });

  it('refuses it with its length written in more octets, or left indefinite', () => {
    fc.assert(
      fc.property(valeur, (der) => {
        const { contenu } = lireElement(der);
        const longue = Buffer.from([der[0]!, 0x84, 0, 0, contenu.length >> 8, contenu.length & 0xff]);
        expect(defaut(seq(Buffer.concat([longue, contenu])))).toBe('longueur non minimale');
        expect(defaut(Buffer.concat([Buffer.from([der[0]!, 0x80]), contenu, Buffer.alloc(2)]))).toBe(
          'longueur indéfinie',
        );
      }),
    );
  });

  it('answers on any bytes, and reads back what it took', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (der) => {
        if (defaut(der) === null && (der[0]! & 0x20) !== 0)
          expect(Buffer.concat([...enfants(lireElement(der).contenu)].map(({ brut }) => brut)).length).toBe(
            lireElement(der).contenu.length,
          );
      }),
    );
  });

  it.each([
    ['booléen mal codé', '01 01 01'],
    ['booléen mal codé', '01 02 ff ff'],
    ['entier vide', '02 00'],
    ['entier non minimal', '02 02 00 7f'],
    ['entier non minimal', '02 02 ff 80'],
    ['chaîne de bits mal codée', '03 02 08 00'],
    ['chaîne de bits mal codée', '03 02 04 1f'],
    ['chaîne de bits mal codée', '03 01 01'],
    ['valeur nulle mal codée', '05 01 00'],
    ['identifiant d’objet mal codé', '06 02 2a 80'],
    ['identifiant d’objet mal codé', '06 03 2a 80 01'],
    ['UTF-8 incorrect', '0c 02 c3 28'],
    ['chaîne en morceaux', '24 04 04 02 00 00'],
    ['balise longue', '1f 01 00'],
    ['type inattendu', '09 01 00'],
    ['élément tronqué', '30 03 02 02 01'],
    ['longueur démesurée', '30 85 00 00 00 00 00'],
    ['ensemble non trié', '31 06 02 01 02 02 01 01'],
    ['date incorrecte', `17 0b ${Buffer.from('2601010000Z').toString('hex')}`],
    ['date incorrecte', `17 0d ${Buffer.from('260230000000Z').toString('hex')}`],
    ['date incorrecte', `18 11 ${Buffer.from('20260101000000.5Z').toString('hex')}`],
    ['date incorrecte', `18 13 ${Buffer.from('20260101000000+0100').toString('hex')}`],
  ])('refuses: %s (%s)', (attendu, octetsEnHexa) => {
    expect(hexa(octetsEnHexa)).toBe(attendu);
  });

  it('is not led deep, nor long', () => {
    let profond = nul();
    for (let i = 0; i < 5000; i++) profond = seq(profond);
    expect(defaut(profond)).toBe('plus de 24 niveaux');
    const depart = process.hrtime.bigint();
    expect(defaut(tlv(0x30, Buffer.alloc(1_000_000, '0500', 'hex')))).toBeNull();
    expect(Number(process.hrtime.bigint() - depart) / 1e6).toBeLessThan(2000);
  });

  it('reads object identifiers, the longest included', () => {
    for (const points of [
      '2.5.29.15',
      '1.2.840.113549.1.1.11',
      '0.9.2342',
      '2.999.1',
      '2.25.329800735698586629295641978511506172918',
    ])
      expect(oidEnPoints(lireElement(oid(points)).contenu)).toBe(points);
  });
});
