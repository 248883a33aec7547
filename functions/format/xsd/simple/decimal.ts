/** Decimal numbers of any length (Datatypes §3.2.3), judged on their digits: no value is ever rounded. */

/** What the last accepted number was: read at once by its only callers, so that the hot path allocates nothing. */
export const lu = { negatif: false, nul: false, chiffres: 0, decimales: 0 };

const ZERO = 48;
const POINT = 46;

/** Reads `v` into `lu`; false where it is no decimal. With `entier`, a point is refused too. */
export function lireDecimal(v: string, entier: boolean): boolean {
  const n = v.length;
  const premier = v.charCodeAt(0);
  let i = premier === 45 || premier === 43 ? 1 : 0;
  const debut = i;
  let c = v.charCodeAt(i);
  while (c === ZERO) c = v.charCodeAt(++i);
  const sansZeros = i;
  while (c >= ZERO && c <= 57) c = v.charCodeAt(++i);
  const entiers = i - sansZeros;
  let vus = i - debut;
  let decimales = 0;
  if (c === POINT && !entier) {
    const point = i;
    c = v.charCodeAt(++i);
    for (; c >= ZERO && c <= 57; c = v.charCodeAt(++i)) if (c !== ZERO) decimales = i - point;
    vus += i - point - 1;
  }
  if (i !== n || vus === 0) return false;
  lu.negatif = premier === 45;
  lu.nul = entiers === 0 && decimales === 0;
  lu.chiffres = entiers + decimales;
  lu.decimales = decimales;
  return true;
}

/** Without the zeros at its end. A regular expression would begin again at each zero, and a value may be long. */
export function sansZerosFinaux(chiffres: string): string {
  let fin = chiffres.length;
  while (fin > 0 && chiffres.charCodeAt(fin - 1) === ZERO) fin--;
  return chiffres.slice(0, fin);
}

/** The one form of a number: no sign on zero, no leading nor trailing zero. */
export function canoniserDecimal(v: string): string {
  const [entiers = '', fraction = ''] = v.replace(/^[+-]/, '').split('.');
  const e = entiers.replace(/^0+/, '');
  const f = sansZerosFinaux(fraction);
  if (e === '' && f === '') return '0';
  return `${v.startsWith('-') ? '-' : ''}${e === '' ? '0' : e}${f === '' ? '' : `.${f}`}`;
}

/** Order of two decimals. */
export function comparerDecimaux(a: string, b: string): number {
  const [x, y] = [canoniserDecimal(a), canoniserDecimal(b)];
  const [nx, ny] = [x.startsWith('-'), y.startsWith('-')];
  if (nx !== ny) return nx ? -1 : 1;
  return nx ? -comparerGrandeurs(x.slice(1), y.slice(1)) : comparerGrandeurs(x, y);
}

function comparerGrandeurs(a: string, b: string): number {
  const [ea = '', fa = ''] = a.split('.');
  const [eb = '', fb = ''] = b.split('.');
  if (ea.length !== eb.length) return ea.length - eb.length;
  if (ea !== eb) return ea < eb ? -1 : 1;
  return fa === fb ? 0 : fa < fb ? -1 : 1;
}
