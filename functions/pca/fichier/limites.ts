/** What is kept per PCA file is bounded; docs/limites.md lists these. */
export const LIMITES_PCA = {
  /** Messages in one file. */
  messages: 5000,
  /** Bytes of the documents of one message, and of one file. */
  documentsDuMessage: 20_000_000,
  documents: 50_000_000,
};
