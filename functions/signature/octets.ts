/** Canonical octets kept whole: those of SignedInfo and of SignedProperties. */
import type { Sink } from '../xml/region.ts';
import { LIMITES } from './limites.ts';

/** Tags and escapes come on top of the text that `LIMITES.bloc` counts. */
const MAX = 2 * LIMITES.bloc;
const PREMIERE_TAILLE = 8192;

/** One growing buffer: the reader may hand the octets over in very small runs. */
export class Octets implements Sink {
  deborde = false;
  private tampon: Buffer | null = Buffer.alloc(PREMIERE_TAILLE);
  private taille = 0;

  update(bytes: Uint8Array): void {
    if (this.tampon === null) return;
    const taille = this.taille + bytes.length;
    if (taille > MAX) {
      this.deborde = true;
      this.abandonner();
      return;
    }
    if (taille > this.tampon.length) this.tampon = agrandir(this.tampon, taille);
    this.tampon.set(bytes, this.taille);
    this.taille = taille;
  }

  /** Nothing will be compared with them: a block that cannot be read is not kept. */
  abandonner(): void {
    this.tampon = null;
  }

  /** Null past the bound, or once abandoned. */
  lire(): Buffer | null {
    return this.tampon?.subarray(0, this.taille) ?? null;
  }
}

function agrandir(tampon: Buffer, taille: number): Buffer {
  const grand = Buffer.alloc(Math.min(MAX, Math.max(taille, 2 * tampon.length)));
  grand.set(tampon);
  return grand;
}
