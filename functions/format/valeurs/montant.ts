/** Amounts: Base_Montant, Base_Montant_Light, Base_MontantPositif (Simple_Type.xsd). Money is integer cents. */
import { centiemesUsuels, decimal, estNul, tientDans } from './decimal.ts';
import type { TypeDeValeur } from './type-de-valeur.ts';

const FORME = 'au plus 14 chiffres dont 2 décimales, avec un point pour séparateur';

/** Base_Montant: above 0. */
export const MONTANT: TypeDeValeur = {
  attendu: `un montant supérieur à 0, ${FORME}`,
  admet: (valeur) => {
    if (centiemesUsuels(valeur) > 0) return true;
    const d = decimal(valeur);
    return d !== null && !d.negatif && !estNul(d) && tientDans(d, 14, 2);
  },
};

/** Base_Montant_Light and Base_MontantPositif: 0 or more. */
export const MONTANT_OU_ZERO: TypeDeValeur = {
  attendu: `un montant positif ou nul, ${FORME}`,
  admet: (valeur) => {
    if (centiemesUsuels(valeur) >= 0) return true;
    const d = decimal(valeur);
    return d !== null && !d.negatif && tientDans(d, 14, 2);
  },
};

/** Cents of an admitted amount, or null: not an amount, or more cents than 2^53 - 1 (fourteen digits left of the point). */
export function centimes(valeur: string): number | null {
  const usuels = centiemesUsuels(valeur);
  if (usuels >= 0) return usuels;
  const d = decimal(valeur);
  if (d === null || d.decimales.length > 2) return null;
  const n = Number(d.entiers + d.decimales.padEnd(2, '0'));
  if (!Number.isSafeInteger(n)) return null;
  return d.negatif ? -n : n;
}

/** `1 234 567,89 €`, from cents; no locale, so that a verdict reads the same everywhere. */
export function euros(c: number): string {
  const absolu = Math.abs(c);
  const unites = String(Math.trunc(absolu / 100)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${c < 0 ? '-' : ''}${unites},${String(absolu % 100).padStart(2, '0')}\u00a0€`;
}
