/** What is accepted at most; docs/limites.md lists them. */
export const LIMITES = {
  /** Bytes of text and attributes kept from one Signature block. A usual one has 6 to 9 kB. */
  bloc: 1_048_576,
  /** The same, over all the Signature blocks of one file. */
  blocs: 33_554_432,
  /** Elements in one Signature block, unsigned properties left out. */
  elements: 5000,
  /** Levels under ds:Signature. */
  profondeur: 24,
  transformations: 10,
  prefixes: 16,
  certificats: 32,
  /** Signatures in one file; also the bordereaux followed. */
  signatures: 20_000,
  identifiants: 200_000,
  /** Repeated identifiers that get an anomaly of their own. */
  doublonsDits: 20,
} as const;
