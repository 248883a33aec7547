/**
 * Values that each use of an attribute admitted lately in this file: codes and versions come again at every ligne. They
 * are known by the number that the reader gives to what it keeps, so that neither the string nor its hash is looked at.
 */
const PLACES = 4096;

export class Connues {
  /** By place: a use, and the number of a value. A newcomer takes the place. */
  private readonly usages = new Int32Array(PLACES);
  private readonly numeros = new Int32Array(PLACES);

  /** True where the use `rang` admitted the value of that number before. */
  a(rang: number, numero: number): boolean {
    const place = placeDe(rang, numero);
    return this.numeros[place] === numero && this.usages[place] === rang;
  }

  retenir(rang: number, numero: number): void {
    const place = placeDe(rang, numero);
    this.numeros[place] = numero;
    this.usages[place] = rang;
  }
}

const placeDe = (rang: number, numero: number): number => (Math.imul(rang, 0x9e3779b1) ^ numero) & (PLACES - 1);
