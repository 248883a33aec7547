/** What is kept per file is bounded; docs/limites.md lists these with those of the reader. */
export interface LimitesDuFormat {
  /** Bordereaux in one flux. */
  readonly bordereaux: number;
  /** Pièces justificatives in one flux. */
  readonly pj: number;
  /** Marchés and factures in one flux, both together. */
  readonly marchesEtFactures: number;
  /** Faults against the schema, whatever they reject, after which the rest is not looked into and the flux is rejected. */
  readonly fautes: number;
}

export const LIMITES_DU_FORMAT: LimitesDuFormat = {
  bordereaux: 20_000,
  pj: 50_000,
  marchesEtFactures: 50_000,
  fautes: 100_000,
};
