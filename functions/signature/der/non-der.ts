/** Bytes that are not the one DER encoding of a value (X.690 §10-11). The message is a French detail, for a motif. */
export class NonDer extends Error {
  /** Offset of the element at fault. */
  readonly position: number;

  constructor(detail: string, position: number) {
    super(detail);
    this.position = position;
  }
}
