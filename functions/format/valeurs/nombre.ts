/** Whole numbers, which the schema has admitted. */
import { decimal } from './decimal.ts';

/** The integer of an xs:decimal; null otherwise or above 2^53 - 1. */
export function entier(valeur: string): number | null {
  const d = decimal(valeur);
  if (d === null || d.negatif || d.decimales !== '') return null;
  const n = Number(d.entiers);
  return Number.isSafeInteger(n) ? n : null;
}
