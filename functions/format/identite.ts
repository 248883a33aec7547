/** Which bordereau it is, however its number and year are spelled: what duplicates and claims compare. */
import { anneeCivile } from './valeurs/date.ts';
import { entier } from './valeurs/nombre.ts';

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

/**
 * IdBord is unique per exercice and type of bordereau for a budget. The schema's types have many spellings of one value
 * (`47`, `047`, `+47`, `47.0`, ` 47`; `2026`, `2026Z`): here they are one. Null where a part is absent or incorrect;
 * the flux is then rejected.
 */
export function identiteDuBordereau({ domaine, exercice, type, numero }: BordereauNomme): IdentiteDeBordereau | null {
  const annee = exercice === null ? null : (anneeCivile(exercice) ?? entier(exercice));
  const rang = numero === null ? null : entier(numero);
  if (annee === null || rang === null || type === null) return null;
  return { exercice: String(annee).padStart(4, '0'), domaine, type, numero: String(rang) };
}
