/**
 * Compiles XML Schema 1.0 files to tables. A construct that the engine does not have is an error that names its file,
 * line and construct (ErreurXsd), never something passed over.
 */
import { Assemblage, type Ressource } from './lecture/assemblage.ts';
import { Resolution } from './modele/resolution.ts';
import type { Schema } from './schema.ts';
import { Tables } from './tables.ts';

export interface Sources {
  /** Files that are compiled, with all that they include and import. */
  readonly racines: readonly string[];
  /** Bytes of the file at that path; paths are joined by `/`. */
  readonly ressource: Ressource;
}

/** Throws ErreurXsd. */
export function compilerXsd({ racines, ressource }: Sources): Schema {
  const assemblage = new Assemblage(ressource);
  for (const racine of racines) assemblage.ajouterRacine(racine);
  const resolution = new Resolution(assemblage);
  const tables = new Tables();
  for (const [nom, composant] of assemblage.tous('elements'))
    tables.ajouterRacine(nom, resolution.elementGlobal(composant));
  for (const [nom, composant] of assemblage.tous('types')) tables.ajouterType(nom, resolution.typeGlobal(composant));
  for (const [nom, composant] of assemblage.tous('attributs'))
    tables.ajouterAttribut(nom, resolution.attributGlobal(composant));
  return tables.achever();
}
