/** What is kept per file is bounded; docs/limites.md lists these with those of the reader. */
export interface LimitesDuFormat {
  /** Bordereaux in one flux. */
  readonly bordereaux: number;
  /** Pièces justificatives in one flux. */
  readonly pj: number;
  /** Faults against the schema after which the rest of the file is not looked into: the flux is rejected anyway. */
  readonly fautes: number;
}

export const LIMITES_DU_FORMAT: LimitesDuFormat = { bordereaux: 20_000, pj: 50_000, fautes: 100_000 };
