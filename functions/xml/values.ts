/**
 * Short attribute values met lately, as strings: codes, dates and names come again at every ligne, and comparing a few
 * words costs less than making a string.
 */
const SHORT = 32;
const WORDS = SHORT / 4;
/** At most: the hash gives eleven bits. */
const SLOTS_MAX = 2048;
/** A number holds its slot and how many came before it, in 31 bits; past the last one, no other value is kept. */
const NUMBERS_MAX = 2 ** 20 - 2;

/** What `toString('utf8', …)` calls: on a short value, most of its time is spent before the call. */
const { utf8Slice } = Buffer.prototype as unknown as { utf8Slice(this: Buffer, from: number, to: number): string };

export class Values {
  private readonly strings: string[];
  private readonly lengths: Uint8Array;
  private readonly words: Int32Array;
  /** Hash of the last value that was not there: what comes once is not worth keeping. */
  private readonly missed: Int32Array;
  private readonly numbers: Int32Array;
  private readonly mask: number;
  /** Of the value that was last looked for. */
  private hash = 0;
  /** Numbers given so far. */
  private given = 0;

  /** `names`: that the file may have. A schema is read from some fifty small files, each by a reader of its own. */
  constructor(names: number) {
    const slots = Math.min(SLOTS_MAX, 2 ** Math.floor(Math.log2(Math.max(2, names)) - 1));
    this.strings = new Array<string>(slots).fill('');
    this.lengths = new Uint8Array(slots);
    this.words = new Int32Array(slots * WORDS);
    this.missed = new Int32Array(slots);
    this.numbers = new Int32Array(slots);
    this.mask = slots - 1;
  }

  /**
   * Number of the UTF-8 that `view` shows in [from, to), 0 where it is not kept; three bytes beyond it must be readable.
   * A number never stands for another value, so that whoever knows it need not look at the string.
   */
  number(view: DataView, from: number, to: number): number {
    const n = to - from;
    this.hash = 0;
    if (n > SHORT) return 0;
    const { words } = this;
    const whole = n >> 2;
    // A shift by 32 would be none: a whole number of words has no rest.
    const rest = (n & 3) === 0 ? 0 : view.getInt32(from + whole * 4, true) & ((1 << ((n & 3) * 8)) - 1);
    let hash = n ^ rest;
    for (let w = 0; w < whole; w++)
      hash = Math.imul(hash ^ view.getInt32(from + w * 4, true), 0x9e3779b1) ^ (hash >>> 15);
    hash = Math.imul(hash, 0x85ebca6b);
    this.hash = hash;
    const slot = (hash >>> 21) & this.mask;
    if (this.lengths[slot] !== n) return 0;
    const at = slot * WORDS;
    let w = 0;
    while (w < whole && words[at + w] === view.getInt32(from + w * 4, true)) w++;
    return w === whole && (rest === 0 || words[at + w] === rest) ? this.numbers[slot]! : 0;
  }

  /** The value of a number that was just given. */
  string(number: number): string {
    return this.strings[number & this.mask]!;
  }

  /** The UTF-8 in `buf[from..to)`, which `view` shows too. */
  read(buf: Buffer, view: DataView, from: number, to: number): string {
    const number = this.number(view, from, to);
    if (number !== 0) return this.string(number);
    const value = utf8Slice.call(buf, from, to);
    const { hash } = this;
    const slot = (hash >>> 21) & this.mask;
    if (this.missed[slot] !== hash) this.missed[slot] = hash;
    else if (to - from <= SHORT && this.given < NUMBERS_MAX) this.keep(slot, value, view, from, to);
    return value;
  }

  private keep(slot: number, value: string, view: DataView, from: number, to: number): void {
    const at = slot * WORDS;
    const n = to - from;
    for (let k = 0; k * 4 < n; k++) this.words[at + k] = view.getInt32(from + k * 4, true);
    if ((n & 3) !== 0) this.words[at + (n >> 2)]! &= (1 << ((n & 3) * 8)) - 1;
    this.lengths[slot] = n;
    this.strings[slot] = value;
    this.numbers[slot] = ++this.given * (this.mask + 1) + slot;
  }
}
