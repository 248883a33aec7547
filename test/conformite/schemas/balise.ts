/** A schema document as plain data, read by libxml2. */
import { readFileSync } from 'node:fs';
import { XmlDocument, XmlElement } from 'libxml2-wasm';

export interface Balise {
  readonly nom: string;
  readonly attributs: ReadonlyMap<string, string>;
  readonly enfants: readonly Balise[];
  /** Namespace name of a prefix in scope; the default one is under ''. */
  readonly espaces: ReadonlyMap<string, string>;
}

const XS = 'http://www.w3.org/2001/XMLSchema';

export function lireBalises(fichier: string): Balise {
  using document = XmlDocument.fromBuffer(readFileSync(fichier), { url: fichier });
  return enBalise(document.root, new Map());
}

function enBalise(element: XmlElement, dehors: ReadonlyMap<string, string>): Balise {
  const locaux = Object.entries(element.nsDeclarations);
  const espaces = locaux.length === 0 ? dehors : new Map([...dehors, ...locaux]);
  const enfants: Balise[] = [];
  for (let n = element.firstChild; n !== null; n = n.next)
    if (n instanceof XmlElement && n.namespaceUri === XS && n.name !== 'annotation') enfants.push(enBalise(n, espaces));
  return { nom: element.name, attributs: new Map(element.attrs.map((a) => [a.name, a.value])), enfants, espaces };
}
