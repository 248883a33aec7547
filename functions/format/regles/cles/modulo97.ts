/** Keys modulo 97, without big numbers. Banks' keys are on every ligne: this runs on character codes. */

/** The number may grow to here before its remainder is taken: one more character keeps it below 2^53. */
const PLAFOND = 2 ** 45;
const ZERO = 48;
const NEUF = 57;
const A = 65;
const Z = 90;

/**
 * The remainder of what `texte` writes from `de` to `a`, after `debut`; NaN where something else than digits and
 * capitals stands. `lettre` gives a letter from its rank; from 10 on it takes two digits.
 */
function reste(texte: string, de: number, a: number, debut: number, lettre: (rang: number) => number): number {
  let n = debut;
  for (let i = de; i < a; i++) {
    const c = texte.charCodeAt(i);
    const v = c >= ZERO && c <= NEUF ? c - ZERO : c >= A && c <= Z ? lettre(c - A) : Number.NaN;
    n = n * (v > 9 ? 100 : 10) + v;
    if (n > PLAFOND) n %= 97;
  }
  return n % 97;
}

const enIban = (rang: number): number => rang + 10;
/** In an account number A and J are 1, B, K and S are 2… */
const enRib = (rang: number): number => (rang < 18 ? (rang % 9) + 1 : rang - 16);

/**
 * The key of ISO 7064 mod 97-10, from 02 to 98, in the third and fourth characters: worked out on what follows the place
 * `tete`, then the first two; A = 10 … Z = 35. A number that has the remainder of the key is not the key: 00, 01 and 99.
 */
export function cleDIbanJuste(texte: string, tete = 4): boolean {
  const sansCle = reste(texte, 0, 2, reste(texte, tete, texte.length, 0, enIban), enIban);
  return Number(texte.slice(2, 4)) === 98 - ((sansCle * 100) % 97);
}

/** The RIB that begins at `de`, its key taken as 00. */
export const resteDuRib = (texte: string, de: number): number =>
  (reste(texte, de, texte.length - 2, 0, enRib) * 100) % 97;
