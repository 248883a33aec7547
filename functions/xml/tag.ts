/** The start tag being read: where its attributes stand in the input buffer. */

/** The value needs work: it holds references or white space to normalise, or a `"` between apostrophes. */
export const PLAIN = 0;
export const QUOTED_RAW = 1;
export const APOSTROPHED_RAW = 2;

export class Tag {
  /** Attributes and namespace declarations. */
  count = 0;
  readonly name: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly form: Uint8Array;
  /** OR of the kinds of its attribute names. */
  kinds = 0;
  /** Some attribute is prefixed or out of order: the tag is rendered from its parts. */
  intricate = false;
  /** Some value is not plain. */
  raw = false;
  /** Normalised values of those, once computed. */
  readonly value: (string | null)[] = [];
  empty = false;
  /** A tag number, to find repeated attributes: `stamp[name]` is the last tag that had it. */
  serial = 0;
  readonly stamp: Int32Array;

  constructor(attributes: number, names: number) {
    this.name = new Int32Array(attributes + 1);
    this.from = new Int32Array(attributes + 1);
    this.to = new Int32Array(attributes + 1);
    this.form = new Uint8Array(attributes + 1);
    this.stamp = new Int32Array(names);
  }
}
