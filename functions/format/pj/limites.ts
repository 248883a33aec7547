/** What a PJ may grow to once inflated; docs/limites.md tells these. Bytes. */
export interface LimitesDesPj {
  readonly pjGonflee: number;
  /** All the PJ of a flux together. */
  readonly pjGonflees: number;
  /** Inflated bytes for one compressed byte, asked of what is larger than `pjLibre`. A PES document reaches 20. */
  readonly pjTaux: number;
  readonly pjLibre: number;
}

export const LIMITES_DES_PJ: LimitesDesPj = {
  pjGonflee: 500_000_000,
  pjGonflees: 2_000_000_000,
  pjTaux: 250,
  pjLibre: 16_000_000,
};
