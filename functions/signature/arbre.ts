/** The Signature block as a small bounded tree, built from the reader's own tokens: no second parser may disagree. */
import type { Lieu } from '../../schemas/motifs/catalogue.ts';
import type { Reader } from '../xml/reader.ts';
import type { TokenSink } from '../xml/token-sink.ts';
import { DSIG } from './algorithmes.ts';
import type { CodeSignature, Valeurs } from './illisible.ts';
import { LIMITES, TAILLE_DU_BLOC } from './limites.ts';

export interface Noeud {
  readonly uri: string;
  readonly local: string;
  /** Attributes in no namespace; the others mean nothing to XML Signature or XAdES. */
  readonly attributs: ReadonlyMap<string, string>;
  readonly enfants: Noeud[];
  texte: string;
}

/** Why the block cannot be read, and where. */
export interface Defaut {
  readonly code: CodeSignature;
  readonly valeurs: Valeurs;
  readonly lieu: Lieu;
}

const INTRUS = {
  comment: 'un commentaire',
  instruction: 'une instruction de traitement',
  cdata: 'une section CDATA',
} as const;

/** Where UnsignedProperties stands under ds:Signature: Object, QualifyingProperties, UnsignedProperties. */
const PROFONDEUR_NON_SIGNEE = 3;

export class Arbre implements TokenSink {
  racine: Noeud | null = null;
  defaut: Defaut | null = null;
  contresignature = false;
  /** Bytes kept so far. */
  taille = 0;
  private readonly budget: number;
  private readonly ouverts: Noeud[] = [];
  private elements = 0;
  /** Open elements that are not kept: inside UnsignedProperties, or after a defect. */
  private ignores = 0;

  /** `budget`: bytes this block may keep at most. */
  constructor(budget: number) {
    this.budget = Math.min(budget, LIMITES.bloc);
  }

  /** Depth under ds:Signature of the element just started, itself 0; -1 where it is not kept. */
  get profondeur(): number {
    return this.ignores > 0 ? -1 : this.ouverts.length - 1;
  }

  /** The element just started, and its ancestors: 0 is itself. */
  ancetre(rang: number): Noeud | undefined {
    return this.ouverts[this.ouverts.length - 1 - rang];
  }

  start(reader: Reader, name: number): void {
    const local = reader.localName(name);
    if (this.ignores > 0) {
      this.ignores++;
      if (local === 'Signature' && reader.uriText(reader.uri) === DSIG) this.contresignature = true;
      return;
    }
    const noeud: Noeud = {
      uri: reader.uriText(reader.uri),
      local,
      attributs: this.attributs(reader),
      enfants: [],
      texte: '',
    };
    const profondeur = this.ouverts.length;
    if (profondeur === PROFONDEUR_NON_SIGNEE && local === 'UnsignedProperties') this.ignores = 1;
    this.elements++;
    if (this.elements > LIMITES.elements || profondeur > LIMITES.profondeur || this.taille > this.budget) {
      this.renoncer(reader, 'SIGNATURE_TROP_VOLUMINEUSE', { limite: TAILLE_DU_BLOC });
      this.ignores = 1;
      return;
    }
    const parent = this.ouverts[profondeur - 1];
    if (parent === undefined) this.racine = noeud;
    else parent.enfants.push(noeud);
    if (this.ignores === 0) this.ouverts.push(noeud);
  }

  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    const noeud = this.ouverts[this.ouverts.length - 1];
    if (this.ignores > 0 || noeud === undefined) return;
    this.taille += to - from;
    if (this.taille > this.budget) {
      this.renoncer(reader, 'SIGNATURE_TROP_VOLUMINEUSE', { limite: TAILLE_DU_BLOC });
      return;
    }
    noeud.texte += Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
  }

  end(reader: Reader): void {
    if (this.ignores > 0) {
      this.ignores--;
      return;
    }
    const noeud = this.ouverts.pop();
    if (noeud !== undefined && noeud.enfants.length > 0 && /[^\t\n\r ]/.test(noeud.texte)) {
      this.renoncer(reader, 'SIGNATURE_CONTENU_PARASITE', { intrus: 'du texte entre ses éléments' });
    }
  }

  markup(reader: Reader, kind: 'comment' | 'instruction' | 'cdata'): void {
    if (this.ignores === 0) this.renoncer(reader, 'SIGNATURE_CONTENU_PARASITE', { intrus: INTRUS[kind] });
  }

  private attributs(reader: Reader): Map<string, string> {
    const attributs = new Map<string, string>();
    for (let i = 0; i < reader.attributeCount; i++) {
      if (reader.isNamespaceDeclaration(i) || reader.attributeUri(i) !== 0) continue;
      const valeur = reader.attributeValue(i);
      this.taille += valeur.length;
      attributs.set(reader.localName(reader.attributeName(i)), valeur);
    }
    return attributs;
  }

  /** The first defect is the one told. */
  renoncer(reader: Reader, code: CodeSignature, valeurs: Valeurs): void {
    this.defaut ??= { code, valeurs, lieu: reader.lieu() };
  }
}
