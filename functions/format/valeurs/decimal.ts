/** xs:decimal, read without floating point. */
import { sansZerosFinaux } from '../xsd/simple/decimal.ts';
import { sansBlancs } from './blancs.ts';

/** A decimal value: no leading zero in `entiers`, no trailing zero in `decimales`. */
export interface Decimal {
  readonly negatif: boolean;
  readonly entiers: string;
  readonly decimales: string;
}

const DECIMAL = /^([+-])?(\d+(?:\.(\d*))?|\.(\d+))$/;

/** The value of an xs:decimal literal (XML Schema part 2 §3.2.3), or null when it is not one. */
export function decimal(valeur: string): Decimal | null {
  const texte = sansBlancs(valeur);
  const trouve = DECIMAL.exec(texte);
  if (trouve === null) return null;
  const entiers = (trouve[4] === undefined ? (texte.replace(/^[+-]/, '').split('.')[0] ?? '') : '').replace(/^0+/, '');
  const decimales = sansZerosFinaux(trouve[3] ?? trouve[4] ?? '');
  const nul = entiers === '' && decimales === '';
  return { negatif: trouve[1] === '-' && !nul, entiers, decimales };
}

/**
 * Cents of a literal in the usual form, `123`, `123.4` or `123.45` with at most twelve digits before the point; -1 for
 * any other, which `decimal` then reads. Amounts and numbers come on every ligne: this is ten times faster.
 */
export function centiemesUsuels(valeur: string): number {
  const { length } = valeur;
  let n = 0;
  let point = -1;
  for (let i = 0; i < length; i++) {
    const c = valeur.charCodeAt(i);
    if (c >= 48 && c <= 57) n = n * 10 + c - 48;
    else if (c === 46 && point < 0) point = i;
    else return -1;
  }
  const entiers = point < 0 ? length : point;
  const decimales = point < 0 ? 0 : length - point - 1;
  if (entiers < 1 || entiers > 12 || decimales > 2 || (point >= 0 && decimales === 0)) return -1;
  return decimales === 0 ? n * 100 : decimales === 1 ? n * 10 : n;
}
