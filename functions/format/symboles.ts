/** From the names of the XML reader to the symbols of the automaton: resolved once per name, then two array reads. */
import type { Reader } from '../xml/reader.ts';
import { type Automate, cle } from './automate.ts';

export class Symboles {
  private readonly automate: Automate;
  /** By interned name: its symbol, and the namespace id for which it holds. */
  private symboles = new Int32Array(1024);
  private espaces = new Int32Array(1024).fill(-1);

  constructor(automate: Automate) {
    this.automate = automate;
  }

  /** Symbol of the element that `reader` is at; 0 when the standard has no such name. */
  de(reader: Reader, name: number): number {
    return reader.uri === this.espaces[name] ? (this.symboles[name] ?? 0) : this.resoudre(reader, name);
  }

  /** A name met for the first time, or in another namespace than the last time. */
  private resoudre(reader: Reader, name: number): number {
    if (name >= this.symboles.length) this.agrandir(2 * name);
    const symbole = this.automate.symboles.get(cle(reader.uriText(reader.uri), reader.localName(name))) ?? 0;
    this.symboles[name] = symbole;
    this.espaces[name] = reader.uri;
    return symbole;
  }

  private agrandir(taille: number): void {
    const { symboles, espaces } = this;
    this.symboles = new Int32Array(taille);
    this.espaces = new Int32Array(taille).fill(-1);
    this.symboles.set(symboles);
    this.espaces.set(espaces);
  }
}
