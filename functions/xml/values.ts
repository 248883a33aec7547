/**
 * Short attribute values met lately, as strings: codes, dates and names come again at every ligne, and comparing a few
 * words costs less than making a string.
 */
const SHORT = 32;
const WORDS = SHORT / 4;
const SLOTS = 2048;

export class Values {
  private readonly strings: string[] = new Array<string>(SLOTS).fill('');
  private readonly lengths = new Uint8Array(SLOTS);
  private readonly words = new Int32Array(SLOTS * WORDS);
  /** Hash of the last value that was not there: what comes once is not worth keeping. */
  private readonly missed = new Int32Array(SLOTS);

  /** The UTF-8 in `buf[from..to)`, which `view` shows too: three bytes beyond it must be readable. */
  read(buf: Buffer, view: DataView, from: number, to: number): string {
    const n = to - from;
    if (n > SHORT) return buf.toString('utf8', from, to);
    const whole = n >> 2;
    // A shift by 32 would be none: a whole number of words has no rest.
    const rest = (n & 3) === 0 ? 0 : view.getInt32(from + whole * 4, true) & ((1 << ((n & 3) * 8)) - 1);
    let hash = n ^ rest;
    for (let w = 0; w < whole; w++)
      hash = Math.imul(hash ^ view.getInt32(from + w * 4, true), 0x9e3779b1) ^ (hash >>> 15);
    hash = Math.imul(hash, 0x85ebca6b);
    const slot = (hash >>> 21) & (SLOTS - 1);
    const at = slot * WORDS;
    let w = this.lengths[slot] === n ? 0 : whole + 1;
    while (w < whole && this.words[at + w] === view.getInt32(from + w * 4, true)) w++;
    if (w === whole && (rest === 0 || this.words[at + w] === rest)) return this.strings[slot]!;
    const value = buf.toString('utf8', from, to);
    if (this.missed[slot] !== hash) this.missed[slot] = hash;
    else {
      for (let k = 0; k < whole; k++) this.words[at + k] = view.getInt32(from + k * 4, true);
      if (rest !== 0) this.words[at + whole] = rest;
      this.lengths[slot] = n;
      this.strings[slot] = value;
    }
    return value;
  }
}
