/** From the names of the XML reader to the numbers of the schema: resolved once per name, then two array reads. */
import type { Reader } from '../../../xml/reader.ts';
import { cle } from '../lecture/noeud.ts';

export class Noms {
  private readonly connus: ReadonlyMap<string, number>;
  /** By interned name: its number, and the namespace id for which it holds. */
  private numeros = new Int32Array(1024);
  private espaces = new Int32Array(1024).fill(-1);

  constructor(connus: ReadonlyMap<string, number>) {
    this.connus = connus;
  }

  /** Number of `name` in the namespace `uri` of the reader; 0 when the schema has no such name. */
  de(reader: Reader, name: number, uri: number): number {
    return uri === this.espaces[name] ? (this.numeros[name] ?? 0) : this.resoudre(reader, name, uri);
  }

  /** A name met for the first time, or in another namespace than the last time. */
  private resoudre(reader: Reader, name: number, uri: number): number {
    if (name >= this.numeros.length) this.agrandir(2 * name);
    const numero = this.connus.get(cle(reader.uriText(uri), reader.localName(name))) ?? 0;
    this.numeros[name] = numero;
    this.espaces[name] = uri;
    return numero;
  }

  private agrandir(taille: number): void {
    const { numeros, espaces } = this;
    this.numeros = new Int32Array(taille);
    this.espaces = new Int32Array(taille).fill(-1);
    this.numeros.set(numeros);
    this.espaces.set(espaces);
  }
}
