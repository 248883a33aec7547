/** The input buffer: the file's bytes as UTF-8, checked, in a window that moves along. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { CodeLecture } from './anomaly.ts';
import { type Encoding, HEAD_BYTES, readHead } from './encoding.ts';
import { borrow } from './memory.ts';
import { PositionTracker } from './position.ts';

/** Two bytes of look-behind (for `]]>`), rounded up so that words stay aligned. */
export const WINDOW_START = 8;

/** `at`: where in the buffer, the end of the window where it is not said. */
export type InputFault = (code: CodeLecture, valeurs?: Readonly<Record<string, string | number>>, at?: number) => never;

export class Input {
  readonly buf: Buffer;
  readonly words: Int32Array;
  readonly view: DataView;
  readonly capacity: number;
  readonly memory: ArrayBuffer;
  readonly position: PositionTracker;
  /** The window is [pos, end); bytes before `pos` are consumed. A zero byte stands at `end`. */
  pos = WINDOW_START;
  end = WINDOW_START;
  encoding: Encoding = 'UTF-8';
  /** The encoding is known. */
  started = false;
  bytesRead = 0;
  private head: Buffer | null = Buffer.alloc(0);
  /** Bytes of a UTF-8 sequence cut by the end of a chunk. */
  private tail: Buffer = Buffer.alloc(0);
  private readonly fault: InputFault;
  private readonly fileBytes: number;

  constructor(capacity: number, fileBytes: number, fault: InputFault) {
    const memory = borrow(capacity + 64);
    this.memory = memory;
    this.capacity = capacity;
    this.fileBytes = fileBytes;
    this.buf = Buffer.from(memory);
    this.words = new Int32Array(memory);
    this.view = new DataView(memory);
    this.position = new PositionTracker(this.buf, this.words, WINDOW_START);
    this.fault = fault;
  }

  /** Takes a chunk in pieces that fit; calls `consume` after each. */
  write(chunk: Uint8Array, consume: () => void): void {
    this.bytesRead += chunk.byteLength;
    const excess = Math.max(0, this.bytesRead - this.fileBytes);
    this.take(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength - excess), consume);
    if (excess > 0) this.fault('FICHIER_TROP_GROS', { maximum: this.fileBytes });
  }

  private take(chunk: Buffer, consume: () => void): void {
    let bytes = chunk;
    if (this.head !== null) {
      bytes = Buffer.concat([this.head, bytes]);
      this.head = bytes;
      if (bytes.length < HEAD_BYTES) return;
      bytes = this.begin(bytes);
    }
    this.feed(bytes, consume);
  }

  /** The file ends here. */
  finish(consume: () => void): void {
    if (this.head !== null) this.feed(this.begin(this.head), consume);
    if (this.tail.length > 0) this.fault('OCTETS_HORS_ENCODAGE');
  }

  private begin(head: Buffer): Buffer {
    this.head = null;
    const found = readHead(head);
    if ('code' in found) return this.fault(found.code, found.valeurs);
    this.started = true;
    this.encoding = found.encoding;
    this.position.encoding = found.encoding;
    const bom = head[0] === 0xef ? 3 : 0;
    this.position.skip(head.subarray(0, found.skip), bom);
    return head.subarray(found.skip);
  }

  private feed(bytes: Buffer, consume: () => void): void {
    let from = 0;
    while (from < bytes.length) {
      if (this.capacity - this.end < 4096) this.compact();
      const room = this.capacity - this.end;
      if (room < 4096) this.fault('LIMITE_JETON', { maximum: this.capacity >> 1 }, this.pos);
      const slice = bytes.subarray(from, from + Math.min(bytes.length - from, room));
      from += this.encoding === 'UTF-8' ? this.takeUtf8(slice, consume) : this.takeLatin1(slice, room);
      this.buf[this.end] = 0;
      consume();
      this.compact();
    }
  }

  private takeLatin1(slice: Buffer, room: number): number {
    if (isAscii(slice)) return this.append(slice);
    this.position.ascii = false;
    // A character of the upper half takes two bytes.
    const taken = Math.min(slice.length, room >> 1);
    // Through a one-byte string: V8 transcodes it several times faster than a loop here does.
    this.end += this.buf.write(slice.toString('latin1', 0, taken), this.end, 'utf8');
    this.position.end = this.end;
    this.position.sourceEnd += taken;
    return taken;
  }

  private takeUtf8(slice: Buffer, consume: () => void): number {
    if (this.tail.length === 0 && isAscii(slice)) return this.append(slice);
    this.position.ascii = false;
    // Up to three bytes more than the room that was asked for: the buffer is 64 bytes longer than its capacity.
    const bytes = this.tail.length > 0 ? Buffer.concat([this.tail, slice]) : slice;
    const whole = bytes.subarray(0, completeUtf8(bytes));
    if (!isUtf8(whole)) return this.faultAt(whole, validUtf8(whole), consume, 'OCTETS_HORS_ENCODAGE');
    // U+FFFE and U+FFFF are well-formed UTF-8 but no XML characters.
    for (const [text, code] of NONCHARACTERS) {
      const at = whole.indexOf(text);
      if (at >= 0) return this.faultAt(whole, at, consume, 'CARACTERE_INTERDIT', { code });
    }
    this.tail = Buffer.from(bytes.subarray(whole.length));
    this.append(whole);
    return slice.length;
  }

  /** Bytes that enter the window as they are. */
  private append(bytes: Buffer): number {
    this.end += bytes.copy(this.buf, this.end);
    this.position.end = this.end;
    this.position.sourceEnd += bytes.length;
    return bytes.length;
  }

  /** Reads what is good before the fault: what is told must not depend on where the chunks were cut. */
  private faultAt(
    bytes: Buffer,
    good: number,
    consume: () => void,
    code: CodeLecture,
    valeurs: Readonly<Record<string, string>> = {},
  ): never {
    this.append(bytes.subarray(0, good));
    this.buf[this.end] = 0;
    consume();
    return this.fault(code, valeurs, this.end);
  }

  /** Moves what is not consumed to the start of the window. */
  private compact(): void {
    const keep = this.pos - 2;
    if (keep <= WINDOW_START) return;
    const by = (keep - WINDOW_START) & ~3;
    if (by === 0) return;
    this.position.advance(this.pos);
    if (!this.position.ascii) this.position.ascii = isAscii(this.buf.subarray(this.pos, this.end));
    this.buf.copyWithin(WINDOW_START, WINDOW_START + by, this.end + 1);
    this.pos -= by;
    this.end -= by;
    this.position.shift(by);
  }
}

const NONCHARACTERS = [
  [Buffer.from('\uFFFE'), 'U+FFFE'],
  [Buffer.from('\uFFFF'), 'U+FFFF'],
] as const;

/** Length of the longest prefix that does not end inside a sequence (ill-formed bytes are left for isUtf8). */
function completeUtf8(bytes: Buffer): number {
  const n = bytes.length;
  let back = 0;
  while (back < 3 && back < n && (bytes[n - 1 - back]! & 0xc0) === 0x80) back++;
  const lead = back < n ? bytes[n - 1 - back]! : 0;
  const need = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
  return need > back ? n - 1 - back : n;
}

/** Length of the longest well-formed prefix of ill-formed bytes. */
function validUtf8(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, completeUtf8(prefix)))) good = middle;
    else bad = middle;
  }
  return completeUtf8(bytes.subarray(0, good));
}
