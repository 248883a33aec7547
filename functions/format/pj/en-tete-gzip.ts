/** The head of a gzip member (RFC 1952 §2.3), byte by byte: its length is not known before its end. */
const MAGIE = [0x1f, 0x8b, 8];
const FIXE = 10;
const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;
const RESERVES = 0xe0;

export class EnTeteGzip {
  private rang = 0;
  private drapeaux = 0;
  /** Bytes of the field being passed over; null: up to a zero byte. */
  private aPasser: number | null = 0;
  private extra = 0;

  /** A byte was taken. */
  get commence(): boolean {
    return this.rang > 0;
  }

  /** Takes one byte: whether the head goes on, is over, or is none. */
  lire(octet: number): 'suite' | 'fini' | 'faute' {
    const rang = this.rang++;
    if (rang < FIXE) {
      if (rang < MAGIE.length && octet !== MAGIE[rang]) return 'faute';
      if (rang === MAGIE.length) this.drapeaux = octet;
      if ((this.drapeaux & RESERVES) !== 0) return 'faute';
      return rang === FIXE - 1 ? this.champSuivant() : 'suite';
    }
    if (this.extra > 0) return this.tailleExtra(octet);
    if (this.aPasser === null) return octet === 0 ? this.champSuivant() : 'suite';
    this.aPasser--;
    return this.aPasser === 0 ? this.champSuivant() : 'suite';
  }

  /** XLEN, two bytes. */
  private tailleExtra(octet: number): 'suite' | 'fini' {
    this.aPasser = this.extra === 2 ? octet : (this.aPasser ?? 0) + 256 * octet;
    this.extra--;
    return this.extra === 0 && this.aPasser === 0 ? this.champSuivant() : 'suite';
  }

  private champSuivant(): 'suite' | 'fini' {
    if (this.prendre(FEXTRA)) this.extra = 2;
    else if (this.prendre(FNAME) || this.prendre(FCOMMENT)) this.aPasser = null;
    else if (this.prendre(FHCRC)) this.aPasser = 2;
    else return 'fini';
    return 'suite';
  }

  private prendre(drapeau: number): boolean {
    const present = (this.drapeaux & drapeau) !== 0;
    this.drapeaux &= ~drapeau;
    return present;
  }
}
