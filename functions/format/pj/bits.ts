/** Bits of a stream of bytes, low bit first (RFC 1951 §3.1.1). */

/** Most bytes taken at once. */
export const APPORT = 65_536;

export class Bits {
  readonly octets: Buffer;
  /** Next byte to take, and end of the bytes. */
  pos = 0;
  fin = 0;
  /** Bits taken and not yet used, and how many. */
  bits = 0;
  nombre = 0;
  /** Zeros added after the last byte. */
  private zeros = 0;

  /** `reste`: bytes that may stay unread from one call to the next, and zeros added at the end. */
  constructor(reste: number) {
    this.octets = Buffer.alloc(APPORT + 2 * reste);
  }

  vider(): void {
    this.pos = this.fin = this.bits = this.nombre = this.zeros = 0;
  }

  /** Adds bytes, at most APPORT. Whole bytes taken stay in the buffer: `aligner` may still give them back. */
  apporter(octets: Uint8Array): void {
    this.pos -= this.nombre >> 3;
    this.nombre &= 7;
    this.bits &= (1 << this.nombre) - 1;
    this.octets.copyWithin(0, this.pos, this.fin);
    this.fin -= this.pos;
    this.pos = 0;
    this.octets.set(octets, this.fin);
    this.fin += octets.length;
  }

  /** No byte will follow: zeros stand behind the last one, so that reading ahead needs no check. */
  completer(zeros: number): void {
    this.octets.fill(0, this.fin, this.fin + zeros);
    this.fin += zeros;
    this.zeros = zeros;
  }

  /** Whole bytes still to use, added zeros included. */
  get disponibles(): number {
    return this.fin - this.pos + (this.nombre >> 3);
  }

  /** Added zeros were used as data. */
  get depasse(): boolean {
    return this.disponibles < this.zeros;
  }

  /** The next `n` bits, 16 at most. */
  lire(n: number): number {
    while (this.nombre < n) {
      this.bits |= (this.octets[this.pos] ?? 0) << this.nombre;
      this.pos++;
      this.nombre += 8;
    }
    const valeur = this.bits & ((1 << n) - 1);
    this.jeter(n);
    return valeur;
  }

  jeter(n: number): void {
    this.bits >>>= n;
    this.nombre -= n;
  }

  /** Drops the rest of a byte begun, and gives back the whole bytes taken. */
  aligner(): void {
    this.pos -= this.nombre >> 3;
    this.bits = this.nombre = 0;
  }

  /** After `aligner`: the bytes that were not used, without the added zeros. */
  reste(): Uint8Array {
    return this.octets.subarray(this.pos, this.fin - this.zeros);
  }
}
