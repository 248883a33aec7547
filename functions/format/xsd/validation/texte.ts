/** The text of the open element of simple content, as far as its type must know it. */
import { Base64 } from '../simple/base64.ts';
import type { TypeSimple } from '../simple/type-simple.ts';

/** Bytes of a text that is judged whole. Base64 and free text are not bounded: they stream. */
export const TEXTE_MAX = 65_536;

export class Texte {
  private readonly octets = Buffer.alloc(TEXTE_MAX);
  private readonly base64 = new Base64();
  private lecture: TypeSimple['lecture'] = 'rien';
  private longueur = 0;
  /** The text is longer than what is kept of it. */
  deborde = false;

  /** `entier`: someone wants the value, even where its type does not. Base64 only streams. */
  ouvrir(type: TypeSimple, entier: boolean): void {
    this.lecture = entier && type.lecture === 'rien' ? 'valeur' : type.lecture;
    this.longueur = 0;
    this.deborde = false;
    if (this.lecture === 'base64') this.base64.recommencer();
  }

  ajouter(octets: Uint8Array, de: number, a: number): void {
    if (this.lecture === 'rien') return;
    if (this.lecture === 'base64') this.base64.ajouter(octets, de, a);
    else if (a - de > TEXTE_MAX - this.longueur) this.deborde = true;
    else {
      this.octets.set(octets.subarray(de, a), this.longueur);
      this.longueur += a - de;
    }
  }

  get valeur(): string {
    return this.octets.toString('utf8', 0, this.longueur);
  }

  /** Null where the text is not judged as a value. */
  get base64Juste(): boolean | null {
    return this.lecture === 'base64' ? this.base64.juste : null;
  }

  get aJuger(): boolean {
    return this.lecture === 'valeur';
  }
}
