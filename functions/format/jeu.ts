/** The XSD set that judges a file: how it is called, and the compiled schema of each root that it describes. */
import type { Verdict } from '../../schemas/verdict.ts';
import type { Schema } from './xsd/schema.ts';

export interface RacineDuJeu {
  readonly nature: Verdict['nature'];
  /** The set that describes it: the PCA has its own. */
  readonly jeu: string;
  readonly schema: Schema;
}

export interface JeuCompile {
  /** Of the PES. */
  readonly id: string;
  /** Null where the set does not describe that root. Compiles at the first call: throws ErreurXsd. */
  racine(espace: string, element: string): RacineDuJeu | null;
}
