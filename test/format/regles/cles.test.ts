/** The keys, against other ways to work them out: big integers, and sums written as the standards tell them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paysDuBicConnu } from '../../../functions/format/regles/cles/bic.ts';
import { defautIban } from '../../../functions/format/regles/cles/iban.ts';
import { icsValide } from '../../../functions/format/regles/cles/ics.ts';
import { finessValide, sirenValide, siretValide } from '../../../functions/format/regles/cles/luhn.ts';
import { nirValide } from '../../../functions/format/regles/cles/nir.ts';
import { ribValide } from '../../../functions/format/regles/cles/rib.ts';

const chiffres = (n: number) => fc.stringMatching(new RegExp(`^[0-9]{${n}}$`));
const alphanumeriques = (n: number) => fc.stringMatching(new RegExp(`^[0-9A-Z]{${n}}$`));
const deux = (n: bigint | number): string => String(n).padStart(2, '0');

/** Every letter and digit of base 36 as the decimal digits of its value. */
const enBase36 = (texte: string): bigint => BigInt([...texte].map((c) => Number.parseInt(c, 36)).join(''));
const EN_RIB: Readonly<Record<string, string>> = Object.fromEntries(
  ['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FOW', 'GPX', 'HQY', 'IRZ'].flatMap((lettres, i) =>
    [...lettres].map((lettre) => [lettre, String(i + 1)]),
  ),
);
const enRib = (texte: string): bigint => BigInt([...texte].map((c) => EN_RIB[c] ?? c).join(''));

/** bank × 89 + counter × 15 + account × 3, as banks work the key out. */
function rib(banque: string, guichet: string, compte: string): string {
  const somme = 89n * enRib(banque) + 15n * enRib(guichet) + 3n * enRib(compte);
  return banque + guichet + compte + deux(97n - (somme % 97n));
}
const iban = (pays: string, bban: string): string => pays + deux(98n - (enBase36(`${bban + pays}00`) % 97n)) + bban;

const ribs = fc
  .tuple(alphanumeriques(5), alphanumeriques(5), alphanumeriques(11))
  .map(([banque, guichet, compte]) => rib(banque, guichet, compte));
const sommeDeLuhn = (texte: string): number =>
  [...texte].reverse().reduce((somme, c, i) => {
    const n = Number(c) * (i % 2 === 0 ? 1 : 2);
    return somme + Math.trunc(n / 10) + (n % 10);
  }, 0);
const luhn = (debut: string): string => debut + ((10 - (sommeDeLuhn(`${debut}0`) % 10)) % 10);

/** Writes another digit at one place that holds one. */
function alterer(texte: string, ou: number, de: number): string {
  const rangs = [...texte].flatMap((c, i) => (/\d/.test(c) ? [i] : []));
  const rang = rangs[ou % rangs.length] ?? 0;
  return texte.slice(0, rang) + ((Number(texte[rang]) + 1 + (de % 9)) % 10) + texte.slice(rang + 1);
}
const alteration = [fc.nat(100), fc.nat(8)] as const;

describe('the key of a RIB', () => {
  it('is that of 89, 15 and 3, and one digit changed breaks it', () => {
    fc.assert(
      fc.property(ribs, ...alteration, (valide, ou, de) => {
        expect(ribValide(valide)).toBe(true);
        expect(ribValide(alterer(valide, ou, de))).toBe(false);
      }),
    );
  });

  it('is one of 01 to 97, and one only', () => {
    fc.assert(
      fc.property(ribs, (valide) => {
        const cles = Array.from({ length: 100 }, (_, i) => deux(i)).filter((c) => ribValide(valide.slice(0, 21) + c));
        expect(cles).toEqual([valide.slice(21)]);
      }),
    );
  });

  it('asks for 23 characters, of which a key of two digits', () => {
    fc.assert(
      fc.property(ribs, (valide) => {
        for (const faux of [valide.slice(1), `0${valide}`, valide.toLowerCase().replace(/\d/g, '-'), `${valide} `])
          expect(ribValide(faux)).toBe(false);
      }),
    );
    expect(ribValide('')).toBe(false);
  });
});

describe('the key of an IBAN', () => {
  it('is that of ISO 7064 on big integers, and one digit changed breaks it', () => {
    fc.assert(
      fc.property(alphanumeriques(18), ...alteration, (bban, ou, de) => {
        const valide = iban('DE', bban);
        expect(defautIban(valide)).toBeNull();
        expect(defautIban(alterer(valide, ou, de))).toBe('sa clé est fausse');
      }),
    );
  });

  it('is one of 02 to 98, and one only', () => {
    fc.assert(
      fc.property(alphanumeriques(18), (bban) => {
        const cles = Array.from({ length: 100 }, (_, i) => `DE${deux(i)}${bban}`).filter((i) => defautIban(i) === null);
        expect(cles).toEqual([iban('DE', bban)]);
      }),
    );
  });

  it('does not make up for a wrong RIB within', () => {
    fc.assert(
      fc.property(ribs, ...alteration, (valide, ou, de) => {
        expect(defautIban(iban('FR', valide))).toBeNull();
        expect(defautIban(iban('FR', alterer(valide, ou, de)))).toBe('la clé du RIB qu’il contient est fausse');
      }),
    );
  });

  it('goes with the length of its country', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(['NO', 11], ['DE', 18], ['MT', 27], ['RU', 29]),
        fc.integer({ min: 1, max: 30 }),
        ([pays, longueur], n) => {
          const defaut = defautIban(iban(String(pays), '1'.repeat(n)));
          expect(defaut === null).toBe(n === longueur);
        },
      ),
    );
  });

  it.each(['', 'FR', '7699999', 'FR76 99999', 'FR7é99999000010000000000115', `FR76${'0'.repeat(40)}`])(
    '« %s »',
    (faux) => {
      expect(defautIban(faux)).not.toBeNull();
    },
  );
});

describe('SIREN, SIRET and FINESS', () => {
  it('hold a Luhn key, and one digit changed breaks it', () => {
    fc.assert(
      fc.property(chiffres(8), chiffres(13), ...alteration, (huit, treize, ou, de) => {
        const [siren, siret] = [luhn(huit), luhn(`1${treize.slice(1)}`)];
        expect([sirenValide(siren), finessValide(siren), siretValide(siret)]).toEqual([true, true, true]);
        const faux = [alterer(siren, ou, de), alterer(siret, ou, de)];
        fc.pre(!faux[1]?.startsWith('356000000'));
        expect([sirenValide(faux[0] ?? ''), finessValide(faux[0] ?? ''), siretValide(faux[1] ?? '')]).toEqual([
          false,
          false,
          false,
        ]);
      }),
    );
  });

  it('a post office: the sum of its digits is a multiple of 5', () => {
    fc.assert(
      fc.property(chiffres(5), (nic) => {
        const siret = `356000000${nic}`;
        const somme = [...siret].reduce((s, c) => s + Number(c), 0);
        expect(siretValide(siret)).toBe(somme % 5 === 0 || sommeDeLuhn(siret) % 10 === 0);
      }),
    );
  });

  it.each(['', '00012345', '0001234550', '00012345A', ' 000123455'])('« %s » is no SIREN', (faux) => {
    expect(sirenValide(faux)).toBe(false);
  });

  it('a Corsican FINESS is known by its form', () => {
    expect(['2A0000014', '2B0000020', '2C0000014', '2A000001'].map(finessValide)).toEqual([true, true, false, false]);
  });
});

describe('the NIR', () => {
  const corps = fc.stringMatching(/^[1278][0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[1-8][0-9]|9[0-5]|2[AB])[0-9]{6}$/);
  /** As the decree tells it: A takes a million off, B two, from the number where the letter is 0. */
  const cle = (debut: string): string => {
    const moins = debut.includes('A') ? 1_000_000n : debut.includes('B') ? 2_000_000n : 0n;
    return deux(97n - ((BigInt(debut.replace(/[AB]/, '0')) - moins) % 97n));
  };

  it('holds its key, in Corsica too, and one digit changed breaks it', () => {
    fc.assert(
      fc.property(corps, ...alteration, (debut, ou, de) => {
        const nir = debut + cle(debut);
        expect(nirValide(nir)).toBe(true);
        expect(nirValide(alterer(nir, ou, de))).toBe(false);
        expect(nirValide(nir.slice(0, 13))).toBe(false);
      }),
    );
  });
});

describe('the ICS and the BIC', () => {
  it('the business code is no part of the key of an ICS', () => {
    fc.assert(
      fc.property(alphanumeriques(3), chiffres(6), ...alteration, (activite, numero, ou, de) => {
        const cle = deux(98n - (enBase36(`${numero}FR00`) % 97n));
        expect(icsValide(`FR${cle}${activite}${numero}`)).toBe(true);
        expect(icsValide(`FR${cle}${activite}${alterer(numero, ou, de)}`)).toBe(false);
        for (const autre of [Number(cle) - 97, Number(cle) + 97].filter((n) => n >= 0 && n < 100))
          expect(icsValide(`FR${deux(autre)}${activite}${numero}`)).toBe(false);
      }),
    );
  });

  it('a BIC is of a country that exists', () => {
    expect(['ZZZZFR2AXXX', 'ZZZZMQ2A', 'ZZZZXK2A', 'ZZZZEU2A', 'ZZZZUK2A'].map(paysDuBicConnu)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
