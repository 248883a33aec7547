/** A fault of design, as a patch of one of our sources: the simulation must see it. */
export interface Mutant {
  /** What the code does then. */
  readonly nom: string;
  /** The rule of DESIGN.md that it breaks. */
  readonly regle: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8';
  /** From the root of the repository. */
  readonly fichier: string;
  /** Each must be found exactly once. */
  readonly retouches: readonly (readonly [cherche: string, remplace: string])[];
}
