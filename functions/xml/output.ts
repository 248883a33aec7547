/** The output buffer: canonical bytes shared by all open regions until something makes them differ. */
import { borrow } from './memory.ts';
import type { Region } from './region.ts';

/** Bytes after which the buffer is handed on. Whoever writes without asking may write twice as much more. */
export const FLUSH_AT = 65_536;

export class Output {
  readonly buf: Buffer;
  readonly view: DataView;
  readonly memory: ArrayBuffer;
  readonly regions: Region[] = [];
  o = 0;

  constructor(capacity: number) {
    this.memory = borrow(capacity);
    this.buf = Buffer.from(this.memory);
    this.view = new DataView(this.memory);
  }

  flush(): void {
    if (this.o === 0) return;
    const bytes = this.buf.subarray(0, this.o);
    for (const region of this.regions) region.feed(bytes);
    this.o = 0;
  }

  /** Appends bytes for all regions; long runs go straight to the sinks. */
  write(bytes: Uint8Array): void {
    const { length } = bytes;
    if (this.regions.length === 0) return;
    if (length >= 2048) {
      this.flush();
      for (const region of this.regions) region.feed(bytes);
      return;
    }
    if (this.o > FLUSH_AT) this.flush();
    if (length > 32) this.buf.set(bytes, this.o);
    else for (let i = 0; i < length; i++) this.buf[this.o + i] = bytes[i]!;
    this.o += length;
  }
}
