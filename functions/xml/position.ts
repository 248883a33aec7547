/** Lines, columns and source offsets, counted in blocks as the buffer moves on and refined only when asked. */
import { CR, LF } from './characters.ts';
import type { Encoding } from './encoding.ts';

/** Line and column from 1, column in code points; offset in bytes of the source file. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Bytes that a loop passes in less time than it takes to make a view of them. */
const NEAR = 256;

export class PositionTracker {
  encoding: Encoding = 'UTF-8';
  /** End of the window, and the offset in the source that corresponds to it. */
  end: number;
  sourceEnd = 0;
  /** All bytes after the mark are ASCII: code points need not be counted. */
  ascii = true;
  private line = 1;
  /** Column at the mark; in ISO-8859-1, where a byte is a character, the offset of the line's start does instead. */
  private column = 1;
  private lineOffset = 0;
  /** Where in the buffer these hold. */
  private mark: number;
  private readonly buf: Buffer;
  private readonly words: Int32Array;

  /** `words` views the same memory as `buf`; reading starts at `start`. */
  constructor(buf: Buffer, words: Int32Array, start: number) {
    this.buf = buf;
    this.words = words;
    this.mark = start;
    this.end = start;
  }

  /** Counts source bytes that never enter the buffer (BOM and XML declaration, ASCII). */
  skip(head: Buffer, bom: number): void {
    this.sourceEnd = head.length;
    const lines = head.toString('latin1', bom).split(/\r\n|\r|\n/);
    const last = lines.at(-1) ?? '';
    this.line = lines.length;
    this.column = last.length + 1;
    this.lineOffset = head.length - last.length;
  }

  /** Line of `to`, at or after the mark. */
  lineAt(to: number): number {
    return this.line + this.countLines(this.mark, to);
  }

  /** Position of `to`, at or after the mark. */
  at(to: number): Position {
    const lines = this.countLines(this.mark, to);
    const offset = this.offsetOf(to);
    const column = this.encoding === 'UTF-8' ? this.columnOf(lines, to) : offset - this.lineOffsetOf(lines, to) + 1;
    return { line: this.line + lines, column, offset };
  }

  /**
   * Moves the mark to `upTo`: from now on only positions at or after it can be told, in time linear in the file. A CR
   * stays ahead of the mark: the LF that would make one line end with it may not have been read yet.
   */
  advance(upTo: number): void {
    const to = upTo > this.mark && this.buf[upTo - 1] === CR ? upTo - 1 : upTo;
    const lines = this.countLines(this.mark, to);
    if (this.encoding === 'UTF-8') this.column = this.columnOf(lines, to);
    else this.lineOffset = this.lineOffsetOf(lines, to);
    this.line += lines;
    this.mark = to;
  }

  private columnOf(lines: number, to: number): number {
    return lines === 0
      ? this.column + this.codePoints(this.mark, to)
      : 1 + this.codePoints(this.lineStart(this.mark, to), to);
  }

  private lineOffsetOf(lines: number, to: number): number {
    return lines === 0 ? this.lineOffset : this.offsetOf(this.lineStart(this.mark, to));
  }

  private offsetOf(to: number): number {
    return this.sourceEnd - (this.encoding === 'UTF-8' ? this.end - to : this.codePoints(to, this.end));
  }

  /** The buffer was moved down by `by` bytes. */
  shift(by: number): void {
    this.mark -= by;
    this.end -= by;
  }

  /** Line ends in [from, to): LF, and CR that no LF follows. */
  private countLines(from: number, to: number): number {
    const { buf } = this;
    // A search in the window itself would run to its end: a place may be asked for at every tag.
    if (to - from > NEAR && !buf.subarray(from, to).includes(CR)) return countLf(buf, this.words, from, to);
    let n = 0;
    for (let i = from; i < to; i++) if (buf[i] === LF || (buf[i] === CR && buf[i + 1] !== LF)) n++;
    return n;
  }

  private codePoints(from: number, to: number): number {
    return this.ascii ? to - from : codePoints(this.buf, this.words, from, to);
  }

  /** Index after the last line end in [from, to), where there is one. */
  private lineStart(from: number, to: number): number {
    const { buf } = this;
    if (to - from > NEAR) {
      const lines = buf.subarray(from, to);
      const lf = lines.lastIndexOf(LF);
      if (!lines.includes(CR, lf + 1)) return from + lf + 1;
    }
    let i = to;
    while (i > from && buf[i - 1] !== LF && !(buf[i - 1] === CR && buf[i] !== LF)) i--;
    return i;
  }
}

const LFS = LF * 0x01010101;
/** Words whose LF counts, one byte each, fit in a word. */
const BATCH = 255;

/** LF bytes in [from, to), four at a time: this runs over the whole file. */
function countLf(buf: Buffer, words: Int32Array, from: number, to: number): number {
  let n = 0;
  let i = from;
  for (; i < to && (i & 3) !== 0; i++) if (buf[i] === LF) n++;
  const last = to >> 2;
  let w = i >> 2;
  while (w < last) {
    const stop = Math.min(last, w + BATCH);
    let counts = 0;
    for (; w < stop; w++) {
      const x = words[w]! ^ LFS;
      // Bit 7 of each byte of the sum is clear exactly where the byte of x is zero.
      counts = (counts + ((~(((x & 0x7f7f7f7f) + 0x7f7f7f7f) | x) >>> 7) & 0x01010101)) | 0;
    }
    n += sumOfBytes(counts);
  }
  for (i = Math.max(i, w << 2); i < to; i++) if (buf[i] === LF) n++;
  return n;
}

/** Code points of well-formed UTF-8 in [from, to): bytes that do not continue one, counted like the LF. */
function codePoints(buf: Buffer, words: Int32Array, from: number, to: number): number {
  let continuations = 0;
  let i = from;
  for (; i < to && (i & 3) !== 0; i++) if ((buf[i]! & 0xc0) === 0x80) continuations++;
  const last = to >> 2;
  let w = i >> 2;
  while (w < last) {
    const stop = Math.min(last, w + BATCH);
    let counts = 0;
    for (; w < stop; w++) {
      const word = words[w]!;
      counts = (counts + ((word >>> 7) & ~(word >>> 6) & 0x01010101)) | 0;
    }
    continuations += sumOfBytes(counts);
  }
  for (i = Math.max(i, w << 2); i < to; i++) if ((buf[i]! & 0xc0) === 0x80) continuations++;
  return to - from - continuations;
}

const sumOfBytes = (word: number): number =>
  (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24);
