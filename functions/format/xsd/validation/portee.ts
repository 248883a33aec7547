/** Namespace declarations in scope, for the QName of an xsi:type: the reader does not tell them. */
import type { Reader } from '../../../xml/reader.ts';

export class Portee {
  /** Depth of the innermost element that declares something; -1 where none is open. */
  profondeur = -1;
  private readonly declarations: { readonly profondeur: number; readonly prefixe: string; readonly espace: string }[] =
    [];

  /** The attribute `i` of the current tag declares a namespace. */
  declarer(reader: Reader, i: number): void {
    const name = reader.attributeName(i);
    const prefixe = reader.qName(name) === 'xmlns' ? '' : reader.localName(name);
    this.profondeur = reader.depth;
    this.declarations.push({ profondeur: reader.depth, prefixe, espace: reader.attributeValue(i) });
  }

  quitter(): void {
    const { declarations, profondeur } = this;
    while (declarations.at(-1)?.profondeur === profondeur) declarations.pop();
    this.profondeur = declarations.at(-1)?.profondeur ?? -1;
  }

  /** Null where the prefix is bound to nothing. */
  espace(prefixe: string): string | null {
    const declaration = this.declarations.findLast((d) => d.prefixe === prefixe);
    return declaration?.espace ?? (prefixe === '' ? '' : null);
  }
}
