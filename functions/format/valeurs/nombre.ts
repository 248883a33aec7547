/** Whole numbers, which the schema has admitted. */
import { decimal } from './decimal.ts';

/**
 * A number as digits without leading zeros: `47`, `047`, `+47`, `47.0` and ` 47` are one. Null where it is no whole number.
 */
export function numeroNormalise(valeur: string): string | null {
  const d = decimal(valeur);
  return d === null || d.negatif || d.decimales !== '' ? null : d.entiers || '0';
}

/** The integer of an xs:decimal; null otherwise or above 2^53 - 1. */
export function entier(valeur: string): number | null {
  const lus = numeroNormalise(valeur);
  const n = Number(lus);
  return lus !== null && Number.isSafeInteger(n) ? n : null;
}
