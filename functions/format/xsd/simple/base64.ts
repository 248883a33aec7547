/** base64Binary (Datatypes §3.2.16), judged as the bytes come: the attachment of a flux is never held. */
const PLEIN = 64;
const BLANC = 65;
const INTERDIT = 66;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const TABLE = new Uint8Array(256).fill(INTERDIT);
for (let i = 0; i < ALPHABET.length; i++) TABLE[ALPHABET.charCodeAt(i)] = i;
TABLE['='.charCodeAt(0)] = PLEIN;
for (const blanc of [9, 10, 13, 32]) TABLE[blanc] = BLANC;

export class Base64 {
  private signes = 0;
  private remplissage = 0;
  private dernier = 0;
  private faux = false;

  recommencer(): void {
    this.signes = 0;
    this.remplissage = 0;
    this.dernier = 0;
    this.faux = false;
  }

  ajouter(octets: Uint8Array, de: number, a: number): void {
    let { signes, dernier } = this;
    let i = de;
    for (; i < a; i++) {
      const code = TABLE[octets[i] ?? 0] ?? INTERDIT;
      if (code < PLEIN) {
        signes++;
        dernier = code;
      } else if (code !== BLANC) break;
      if (this.remplissage > 0 && code < PLEIN) this.faux = true;
    }
    this.signes = signes;
    this.dernier = dernier;
    if (i < a) this.finir(octets, i, a);
  }

  /** From the first `=` or forbidden byte on: only `=` and blanks may follow. */
  private finir(octets: Uint8Array, de: number, a: number): void {
    for (let i = de; i < a; i++) {
      const code = TABLE[octets[i] ?? 0] ?? INTERDIT;
      if (code === PLEIN) this.remplissage++;
      else if (code !== BLANC) this.faux = true;
    }
  }

  /** The whole was base64; the bits that the last sign does not need are zero. */
  get juste(): boolean {
    const { signes, remplissage, dernier, faux } = this;
    if (faux || remplissage > 2 || (signes + remplissage) % 4 !== 0) return false;
    if (remplissage === 0) return true;
    return signes % 4 === 4 - remplissage && (dernier & (remplissage === 1 ? 3 : 15)) === 0;
  }

  /** Bytes that it encodes. */
  get octets(): number {
    return Math.floor((this.signes * 3) / 4);
  }
}
