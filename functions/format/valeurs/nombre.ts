/** Whole numbers: Base_Num1 to Base_Num25 and their `_Light` variants (Simple_Type.xsd). */
import { centiemesUsuels, decimal, estNul, tientDans } from './decimal.ts';
import type { TypeDeValeur } from './type-de-valeur.ts';

/** Base_Num`chiffres`: xs:decimal above 0, no fraction. */
export const nombre = (chiffres: number): TypeDeValeur => ({
  attendu: `un nombre entier supérieur à 0, d’au plus ${chiffres} chiffre${chiffres > 1 ? 's' : ''}`,
  admet: (valeur) => {
    if (valeur.length <= chiffres && centiemesUsuels(valeur) >= 100 && !valeur.includes('.')) return true;
    const d = decimal(valeur);
    return d !== null && !d.negatif && !estNul(d) && tientDans(d, chiffres, 0);
  },
});

/** Base_Num`max`_Light: a string of digits, possibly empty. */
export const chiffres = (max: number): TypeDeValeur => {
  const motif = new RegExp(`^[0-9]{0,${max}}$`);
  return { attendu: `au plus ${max} chiffres`, admet: (valeur) => motif.test(valeur) };
};

/** A fixed version number: `2`, which xs:decimal also writes `02` or `2.0`. */
export const version = (attendue: string): TypeDeValeur => ({
  attendu: attendue,
  admet: (valeur) => {
    const d = decimal(valeur);
    return d !== null && !d.negatif && d.entiers === attendue && d.decimales === '';
  },
});

/** The integer in a value that a `nombre` type admits; null otherwise or above 2^53 - 1. */
export function entier(valeur: string): number | null {
  const d = decimal(valeur);
  if (d === null || d.negatif || d.decimales !== '') return null;
  const n = Number(d.entiers);
  return Number.isSafeInteger(n) ? n : null;
}
