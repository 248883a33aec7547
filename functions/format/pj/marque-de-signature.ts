/** Whether a PDF carries a signature of its own: the ByteRange of its dictionary cannot be compressed (ISO 32000-1 §12.8.1). */

const MARQUE = Buffer.from('/ByteRange', 'latin1');

export class MarqueDeSignature {
  vue = false;
  /** The end of the run before, where the mark may have begun. */
  private reste: Buffer = Buffer.alloc(0);

  update(octets: Uint8Array): void {
    if (this.vue) return;
    const run = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
    const jointure = Buffer.concat([this.reste, run.subarray(0, MARQUE.length - 1)]);
    this.vue = jointure.includes(MARQUE) || run.includes(MARQUE);
    const fin = run.length >= MARQUE.length - 1 ? run : jointure;
    this.reste = Buffer.from(fin.subarray(Math.max(0, fin.length - (MARQUE.length - 1))));
  }
}
