import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANNEE, BOOLEEN, booleen, DATE } from '../../functions/format/valeurs/date.ts';
import { centimes, euros, MONTANT, MONTANT_OU_ZERO } from '../../functions/format/valeurs/montant.ts';
import { chiffres, entier, nombre, version } from '../../functions/format/valeurs/nombre.ts';
import { alphanumerique, CODE_BUDGET, CODIQUE, NOM_DE_PJ, texte } from '../../functions/format/valeurs/texte.ts';
import type { TypeDeValeur } from '../../functions/format/valeurs/type-de-valeur.ts';

const admet = (type: TypeDeValeur, ...valeurs: readonly string[]) => {
  for (const v of valeurs) expect(`${v} ${type.admet(v)}`).toBe(`${v} true`);
};
const rejette = (type: TypeDeValeur, ...valeurs: readonly string[]) => {
  for (const v of valeurs) expect(`${v} ${type.admet(v)}`).toBe(`${v} false`);
};

describe('xs:date', () => {
  it('is a day of the calendar', () => {
    admet(
      DATE,
      '2026-09-30',
      '2024-02-29',
      '2000-02-29',
      '12024-02-29',
      '-0044-03-15',
      '2026-01-01Z',
      ' 2026-01-01+14:00 ',
    );
    rejette(DATE, '2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01');
    rejette(DATE, '', '26-01-01', '2026-1-1', '30/09/2026', '02026-01-01', '2026-01-01+15:00', '2026-01-01T00:00:00');
  });

  it('agrees with the calendar of JavaScript over 400 years', () => {
    const deuxChiffres = (n: number) => String(n).padStart(2, '0');
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2200 }), fc.nat(14), fc.nat(33), (a, m, j) => {
        const litteral = `${a}-${deuxChiffres(m)}-${deuxChiffres(j)}`;
        const date = new Date(Date.UTC(a, m - 1, j));
        expect(DATE.admet(litteral)).toBe(date.getUTCMonth() === m - 1 && date.getUTCDate() === j && m >= 1 && m <= 12);
      }),
    );
  });

  it('xs:gYear and xs:boolean', () => {
    admet(ANNEE, '2026', '12026', '0001', '2026Z');
    rejette(ANNEE, '', '26', '0000', '02026', '2026-01');
    admet(BOOLEEN, '0', '1', 'true', 'false', ' 1 ');
    rejette(BOOLEEN, '', 'TRUE', '2', 'oui');
    expect(['1', 'true', '0', 'false'].map(booleen)).toEqual([true, true, false, false]);
  });
});

describe('amounts', () => {
  it('fourteen digits of which two decimals', () => {
    admet(MONTANT, '18450.00', '.5', '5.', '+1', '000123.450', '999999999999.99', '99999999999999', ' 1 ');
    rejette(
      MONTANT,
      '0',
      '0.00',
      '-1',
      '1.234',
      '1,50',
      '1 000',
      '1e3',
      '',
      '.',
      '999999999999999',
      '9999999999999.99',
    );
    admet(MONTANT_OU_ZERO, '0', '-0.00', '0.01');
    rejette(MONTANT_OU_ZERO, '-0.01', 'NaN', '--1');
  });

  it('become exact cents', () => {
    const cas: [string, number | null][] = [
      ['0.29', 29],
      ['1.1', 110],
      ['.05', 5],
      ['5.', 500],
      ['0001.500', 150],
      ['-2.5', -250],
    ];
    for (const [litteral, attendu] of cas) expect(centimes(litteral)).toBe(attendu);
    expect(centimes('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER);
    expect(centimes('99999999999999')).toBeNull();
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(3), (c, zeros) => {
        const ecrit = `${'0'.repeat(zeros)}${Math.trunc(c / 100)}.${String(c % 100).padStart(2, '0')}${'0'.repeat(zeros)}`;
        expect(centimes(ecrit)).toBe(c);
        const significatifs = String(c).replace(/0{0,2}$/, '');
        expect(MONTANT_OU_ZERO.admet(ecrit)).toBe(significatifs.length <= 14);
      }),
    );
  });

  it('are told as in France', () => {
    expect(euros(123456789)).toBe('1\u202f234\u202f567,89\u00a0€');
    expect(euros(-5)).toBe('-0,05\u00a0€');
  });
});

describe('numbers', () => {
  it('Base_NumN', () => {
    admet(nombre(5), '1', '99999', '00042', '000000042', '3.0', '+7');
    rejette(nombre(5), '0', '', '100000', '-1', '1.5', 'x', '0000000');
    admet(chiffres(14), '', '00000000000000', '123');
    rejette(chiffres(14), '123456789012345', '12a', '-1');
    admet(version('2'), '2', '02', '2.0');
    rejette(version('2'), '', '1', '20', '-2');
    expect([entier('007'), entier('3.0'), entier('1.5'), entier('x')]).toEqual([7, 3, null, null]);
  });
});

describe('texts', () => {
  it('are filled in with something else than zeros', () => {
    admet(texte(5), 'a', 'ab', 'abc', 'nd', 'é€', '😀😀😀😀😀', '0a', 'n°1');
    rejette(texte(5), '', ' ', '.', 'nc', '0', '000', 'abcdef', '😀😀😀😀😀😀');
    admet(alphanumerique(50), 'PJ1', 'a'.repeat(50));
    rejette(alphanumerique(50), '', '000', 'a-b', 'é', 'a'.repeat(51));
  });

  it('codes with a pattern', () => {
    admet(CODIQUE, '099042', '0990421', '02A123', '02B1234');
    rejette(CODIQUE, '', '99042', '02a123', '02C123', '000000', '09904211');
    admet(CODE_BUDGET, '00', 'A1', '99');
    rejette(CODE_BUDGET, '0', '0A', 'a1', '000');
    admet(NOM_DE_PJ, 'facture.pdf', 'é.7z', 'a.b.docx', `${'x'.repeat(96)}.pdf`);
    rejette(NOM_DE_PJ, 'facture', '.pdf', 'a.p', 'a.pages', 'a.pd-f', `${'x'.repeat(97)}.pdf`);
  });
});
