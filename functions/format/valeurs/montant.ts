/** Amounts, which the schema has admitted. Money is integer cents. */
import { centiemesUsuels, decimal } from './decimal.ts';

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
