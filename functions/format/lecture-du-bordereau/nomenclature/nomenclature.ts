/** A table of codes with their label; a code that it does not have is shown bare. */
import type { Code } from '../bordereau-lisible.ts';

export type Nomenclature = Readonly<Record<string, string>>;

export const libelle = (table: Nomenclature, code: string): string | null =>
  Object.hasOwn(table, code) ? (table[code] ?? null) : null;

export const coder = (table: Nomenclature, code: string | null): Code | null =>
  code === null ? null : { code, libelle: libelle(table, code) };
