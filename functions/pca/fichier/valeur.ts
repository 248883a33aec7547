/** One value of the file: how it is read, once the schema has admitted it, and how it is written. */
import { centimes } from '../../format/valeurs/montant.ts';

export interface Valeur {
  lire(ecrit: string): unknown;
  ecrire(valeur: unknown): string;
}

export const TEXTE: Valeur = { lire: (ecrit) => ecrit, ecrire: String };
/** Civil dates and instants are written as we keep them. */
export const DATE: Valeur = { ...TEXTE };

export const OUI_NON: Valeur = { lire: (ecrit) => ecrit === '1', ecrire: (valeur) => (valeur === true ? '1' : '0') };
export const NOMBRE: Valeur = { lire: Number, ecrire: String };

/** `1234.56`, from cents. */
export function enDecimal(c: number): string {
  const absolu = Math.abs(c);
  return `${c < 0 ? '-' : ''}${Math.trunc(absolu / 100)}.${String(absolu % 100).padStart(2, '0')}`;
}

/** Cents. A negative zero is zero. */
export const MONTANT: Valeur = {
  lire: (ecrit) => centimes(ecrit) || 0,
  ecrire: (valeur) => enDecimal(Number(valeur)),
};

/** A code of the file for each word of ours. */
export function code(mots: Readonly<Record<string, string>>): Valeur {
  const parCode = new Map(Object.entries(mots).map(([mot, ecrit]) => [ecrit, mot]));
  return {
    lire: (ecrit) => parCode.get(ecrit),
    ecrire: (valeur) => mots[String(valeur)] ?? '',
  };
}
