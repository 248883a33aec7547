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

/** ISO 7064 mod 97-10: what follows the place `tete`, then the first four characters; A = 10 … Z = 35. 1 when valid. */
export const reste97DeLIban = (texte: string, tete = 4): number =>
  reste(texte, 0, 4, reste(texte, tete, texte.length, 0, enIban), enIban);

/** The RIB that begins at `de`; 0 when valid. */
export const reste97DuRib = (texte: string, de: number): number => reste(texte, de, texte.length, 0, enRib);
