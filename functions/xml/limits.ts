/** What a reader accepts at most. Each limit has its own motif; docs/limites.md lists them. */
export interface Limits {
  /** Bytes in the file (annexe 1 of the arrêté of 27 June 2007, exig. 2-3: 100 Mo). */
  readonly fileBytes: number;
  /** Open elements, root included. A PES flow has 12. */
  readonly depth: number;
  /** Attributes and namespace declarations of one tag. */
  readonly attributes: number;
  /** Bytes of one QName, in UTF-8. */
  readonly nameBytes: number;
  /** Distinct QNames in one file. The whole of PES v5.12 has about 900. */
  readonly names: number;
  /** Bytes of one tag, comment or processing instruction, in UTF-8. Text is not bounded: it streams. */
  readonly tokenBytes: number;
  /** Distinct prefixes in one file. */
  readonly prefixes: number;
  /** Distinct namespace names in one file. */
  readonly namespaces: number;
  /** Bytes of one namespace name. */
  readonly namespaceBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 100_000_000,
  depth: 256,
  attributes: 255,
  nameBytes: 512,
  names: 4096,
  tokenBytes: 131_072,
  prefixes: 60,
  namespaces: 256,
  namespaceBytes: 2048,
};
