/** One schema file, read by the same reader as the flux, as a small tree without its annotations. */
import { XmlAnomaly } from '../../../xml/anomaly.ts';
import { Reader } from '../../../xml/reader.ts';
import type { TokenSink } from '../../../xml/token-sink.ts';
import { ErreurXsd } from './erreur.ts';
import { controlerNoeud, type Noeud, XSD } from './noeud.ts';

/** The vocabulary of XML Schema, and some room: the tables of a reader are as large as what it may meet. */
const NOMS_MAX = 256;

type Ouvert = Noeud & { readonly enfants: Noeud[] };

class Lecture implements TokenSink {
  racine: Noeud | null = null;
  private readonly pile: Ouvert[] = [];
  /** Open elements of an annotation. */
  private annotation = 0;
  private readonly fichier: string;

  constructor(fichier: string) {
    this.fichier = fichier;
  }

  start(reader: Reader, name: number): void {
    const nom = reader.localName(name);
    const estXsd = reader.uriText(reader.uri) === XSD;
    if (this.annotation > 0 || (estXsd && nom === 'annotation')) {
      this.annotation++;
      return;
    }
    const parent = this.pile.at(-1);
    const noeud: Ouvert = {
      nom,
      attributs: attributsDe(reader),
      enfants: [],
      espaces: espacesDe(reader, parent?.espaces),
      fichier: this.fichier,
      ligne: reader.line,
    };
    if (!estXsd) throw new ErreurXsd(noeud, `élément ${nom} étranger à XML Schema`);
    controlerNoeud(noeud);
    parent?.enfants.push(noeud);
    this.racine ??= noeud;
    this.pile.push(noeud);
  }

  text(): void {}

  end(): void {
    if (this.annotation > 0) this.annotation--;
    else this.pile.pop();
  }

  markup(): void {}
}

function attributsDe(reader: Reader): Map<string, string> {
  const attributs = new Map<string, string>();
  for (let i = 0; i < reader.attributeCount; i++)
    if (!reader.isNamespaceDeclaration(i) && reader.attributeUri(i) === 0)
      attributs.set(reader.localName(reader.attributeName(i)), reader.attributeValue(i));
  return attributs;
}

function espacesDe(reader: Reader, herites: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  let espaces: Map<string, string> | null = null;
  for (let i = 0; i < reader.attributeCount; i++) {
    if (!reader.isNamespaceDeclaration(i)) continue;
    espaces ??= new Map(herites);
    const name = reader.attributeName(i);
    espaces.set(reader.qName(name) === 'xmlns' ? '' : reader.localName(name), reader.attributeValue(i));
  }
  return espaces ?? herites;
}

export function lireDocument(fichier: string, octets: Uint8Array): Noeud {
  const lecture = new Lecture(fichier);
  const reader = new Reader({ sink: lecture, blanks: false, limits: { names: NOMS_MAX } });
  try {
    reader.write(octets);
    reader.finish();
  } catch (erreur) {
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    throw new ErreurXsd({ fichier, ligne: erreur.lieu.ligne ?? 0 }, `fichier illisible, ${erreur.code}`);
  } finally {
    reader.release();
  }
  if (lecture.racine?.nom !== 'schema') throw new ErreurXsd({ fichier, ligne: 1 }, 'la racine n’est pas xs:schema');
  return lecture.racine;
}
