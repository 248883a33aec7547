/** Which bordereau it is, however its number and year are spelled: what duplicates and claims compare. */
import { anneeEcrite } from './valeurs/date.ts';
import { numeroNormalise } from './valeurs/nombre.ts';

/** As written. */
export interface BordereauNomme {
  readonly domaine: 'depense' | 'recette';
  readonly exercice: string | null;
  readonly type: string | null;
  readonly numero: string | null;
}

export interface IdentiteDeBordereau {
  /** Four digits at least, without time zone. */
  readonly exercice: string;
  readonly domaine: 'depense' | 'recette';
  readonly type: string;
  /** Digits, without leading zeros. */
  readonly numero: string;
}

/** A year of four digits at least: `2026`, `2026Z` and, where the schema wants a number, `2026.0` are one. */
export const exerciceNormalise = (exercice: string): string | null =>
  anneeEcrite(exercice) ?? numeroNormalise(exercice)?.padStart(4, '0') ?? null;

/**
 * IdBord is unique per exercice and type of bordereau for a budget, however each is spelled. Null where a part is absent
 * or incorrect; the flux is then rejected.
 */
export function identiteDuBordereau({ domaine, exercice, type, numero }: BordereauNomme): IdentiteDeBordereau | null {
  const annee = exercice === null ? null : exerciceNormalise(exercice);
  const rang = numero === null ? null : numeroNormalise(numero);
  return annee === null || rang === null || type === null ? null : { exercice: annee, domaine, type, numero: rang };
}
