/**
 * Text where none may stand: told once per element, at its first character that is not blank, wherever the text was cut
 * on its way here. An element that may hold nothing may hold no blank either: that is told at its end, where it is known
 * that it held nothing else, since blanks before a tag need not be reported.
 */
import { isBlank } from '../../../xml/declarations.ts';
import type { Reader } from '../../../xml/reader.ts';
import type { Fautes } from './fautes.ts';

interface Element {
  readonly profondeur: number;
  /** It held nothing but blanks so far. */
  blancs: boolean;
}

export class TextesInterdits {
  /** Depth of the innermost open element that is known here; -1 for none. */
  profondeur = -1;
  private readonly elements: Element[] = [];
  private readonly fautes: Fautes;

  constructor(fautes: Fautes) {
    this.fautes = fautes;
  }

  /** A run of text in the open element, at `profondeur`; `vide`: it may hold nothing. */
  refuser(reader: Reader, octets: Uint8Array, de: number, a: number, profondeur: number, vide: boolean): void {
    const blancs = isBlank(octets, de, a);
    if (blancs && !vide) return;
    const element = this.connaitre(profondeur, true);
    if (blancs || !element.blancs) return;
    element.blancs = false;
    reader.skipBlanks();
    this.dire(reader);
  }

  /** An element that may not stand in the open one either, and is told. */
  enfant(profondeur: number): void {
    this.connaitre(profondeur, false).blancs = false;
  }

  /** The end tag of the element at `profondeur`. */
  quitter(reader: Reader): void {
    if (this.elements.pop()?.blancs === true) this.dire(reader);
    this.profondeur = this.elements.at(-1)?.profondeur ?? -1;
  }

  private connaitre(profondeur: number, blancs: boolean): Element {
    const connu = this.elements.at(-1);
    if (connu?.profondeur === profondeur) return connu;
    const element = { profondeur, blancs };
    this.elements.push(element);
    this.profondeur = profondeur;
    return element;
  }

  /** The text itself may come in pieces: where it is says enough. */
  private dire(reader: Reader): void {
    this.fautes.noter('SCHEMA_TEXTE_INTERDIT', reader, { valeur: 'du texte' });
  }
}
