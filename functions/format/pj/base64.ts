/**
 * Base64 as it comes (xs:base64Binary, XML Schema part 2 §3.2.16): white space anywhere, padding due, and nothing else.
 */

/** Receives the decoded bytes in order; they are valid only during the call. */
export interface Suite {
  update(octets: Uint8Array): unknown;
}

const INVALIDE = 255;
const BLANC = 254;
const EGAL = 253;
/** By byte: its value in base64, or one of the three above. */
const VALEUR = new Uint8Array(256).fill(INVALIDE);
for (const [i, c] of [...Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')].entries())
  VALEUR[c] = i;
for (const c of [0x20, 0x09, 0x0a, 0x0d]) VALEUR[c] = BLANC;
VALEUR[0x3d] = EGAL;
/** What Node decodes beside the alphabet of RFC 4648 §4. */
const TIRET = 0x2d;
const SOULIGNE = 0x5f;
const BLOC = 65_536;
/** Shared: nothing stays there from one call to the next. */
const decodes = Buffer.alloc(BLOC);
const rassembles = Buffer.alloc(BLOC + 4);

/** A quantum that the last run cut takes one digit at a time, blanks aside: the next ones are then whole again. */
function apresLeSuivant(source: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && VALEUR[source[i] ?? 0] === BLANC) i++;
  return Math.min(to, i + 1);
}

export class Base64 {
  /** Base64 digits that wait for their quantum to be whole, at the head of `attente`. */
  private chiffres = 0;
  private readonly attente = Buffer.alloc(4);
  private egals = 0;
  private octets = 0;
  private detail: string | null = null;
  private readonly suite: Suite;

  constructor(suite: Suite) {
    this.suite = suite;
  }

  /** Bytes decoded. */
  get taille(): number {
    return this.octets + ((this.chiffres * 3) >> 2);
  }

  /** Takes a run of the text of the element. */
  ecrire(texte: Uint8Array, from: number, to: number): void {
    const source = Buffer.from(texte.buffer, texte.byteOffset, texte.byteLength);
    let i = from;
    while (i < to && this.detail === null) {
      const libre = this.chiffres === 0 && this.egals === 0;
      let fin = libre ? i + Math.min((to - i) & ~3, BLOC) : i;
      if (fin > i && VALEUR[source[fin - 1] ?? 0] === EGAL) fin -= 4;
      if (fin > i && this.decoder(source, i, fin)) i = fin;
      else {
        const entame = this.chiffres > 0 && this.egals === 0;
        const jusqua = entame ? apresLeSuivant(source, i, to) : Math.min(to, i + BLOC);
        this.rassembler(source, i, jusqua);
        i = jusqua;
      }
    }
  }

  /** Not one digit was there. */
  get vide(): boolean {
    return this.detail === null && this.octets + this.chiffres + this.egals === 0;
  }

  /** After the last run: what is wrong, or null. */
  defaut(): string | null {
    return this.detail ?? this.finDuBase64();
  }

  /** Whole quanta by Node's decoder, eight times as fast as a loop; false when something else than digits is there. */
  private decoder(source: Buffer, from: number, to: number): boolean {
    const attendus = ((to - from) >> 2) * 3;
    if (decodes.write(source.toString('latin1', from, to), 'base64') !== attendus) return false;
    const lus = source.subarray(from, to);
    if (lus.includes(TIRET) || lus.includes(SOULIGNE)) return false;
    this.octets += attendus;
    this.suite.update(decodes.subarray(0, attendus));
    return true;
  }

  /** A block with white space, padding or a fault: its digits are gathered, then decoded. */
  private rassembler(source: Buffer, from: number, to: number): void {
    let n = this.attente.copy(rassembles, 0, 0, this.chiffres);
    for (let i = from; i < to && this.detail === null; i++) {
      const octet = source[i] ?? 0;
      const v = VALEUR[octet] ?? INVALIDE;
      if (v < 64 && this.egals === 0) rassembles[n++] = octet;
      else if (v < 64) this.detail = 'des caractères suivent le remplissage « = »';
      else if (v === EGAL) this.egals++;
      else if (v === INVALIDE) this.detail = `caractère interdit (code ${octet})`;
    }
    const entiers = n & ~3;
    if (entiers > 0) this.decoder(rassembles, 0, entiers);
    this.chiffres = rassembles.copy(this.attente, 0, entiers, n);
  }

  /** Whole quanta, and unused bits at zero (XML Schema part 2 §3.2.16, B04 and B16). */
  private finDuBase64(): string | null {
    const { chiffres, egals } = this;
    if (chiffres === 0 ? egals > 0 : chiffres + egals !== 4 || egals > 2)
      return 'il est tronqué (longueur qui n’est pas un multiple de 4)';
    const dernier = VALEUR[this.attente[chiffres - 1] ?? 0] ?? 0;
    if ((egals === 1 && (dernier & 3) !== 0) || (egals === 2 && (dernier & 15) !== 0)) return 'sa fin est altérée';
    if (chiffres > 0) this.suite.update(Buffer.from(this.attente.toString('latin1', 0, chiffres), 'base64'));
    return null;
  }
}
