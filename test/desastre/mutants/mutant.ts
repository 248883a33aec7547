/** A fault of design, as a patch of one of our sources: the simulation must see it. */
export interface Mutant {
  /** What the code does then. */
  readonly nom: string;
  /** The rule of DESIGN.md that it breaks. */
  readonly regle: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8';
  /** From the root of the repository. */
  readonly fichier: string;
  /** Each must be found exactly once. */
  /**
   * What sees it soonest, measured: a seed, a journey, or an accident on it (`altéré : journal.append tue-apres`). Only
   * where the hunt begins: it goes on where that no longer does.
   */
  readonly tuePar: number | string;
  readonly retouches: readonly (readonly [cherche: string, remplace: string])[];
}
