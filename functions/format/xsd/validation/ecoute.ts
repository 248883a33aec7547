/**
 * Whoever reads values from the same pass asks for them by path: `PES_Aller/EnTetePES/IdColl/@V`, `…/Bordereau`,
 * `…/Fichier/text()`. Paths are resolved against the schema once; an element outside of them costs one array read.
 */
import type { Reader } from '../../../xml/reader.ts';
import { cle } from '../lecture/noeud.ts';
import { Peigne } from '../modele/peigne.ts';
import { declarationDe, type Schema } from '../schema.ts';

/** `chemin`: rank of the path among those asked for. */
export interface Ecouteur {
  ouvrir(chemin: number, reader: Reader): void;
  /** An attribute, or the text of an element of simple content, as written; `admise`: its type admits it. */
  valeur(chemin: number, valeur: string, admise: boolean): void;
  fermer(chemin: number): void;
}

export const SANS_ECOUTEUR: Ecouteur = { ouvrir() {}, valeur() {}, fermer() {} };
/** The node above the root. */
export const DOCUMENT = 1;
const TEXTE = 'text()';
/** Stands for the type of the document: its children are the global elements. */
const GLOBAL = -1;

interface Noeud {
  /** Children by element number, and paths of its attributes by attribute number, plus one. */
  readonly enfants: Map<number, number>;
  readonly attributs: Map<number, number>;
  /** Ranks of the element's own path and of its text's, plus one; 0 for none. */
  element: number;
  texte: number;
}

const neuf = (): Noeud => ({ enfants: new Map(), attributs: new Map(), element: 0, texte: 0 });

export class Ecoute {
  /** node × element → node; node × attribute → path + 1. */
  readonly suites: Peigne;
  readonly attributs: Peigne;
  readonly elements: Uint32Array;
  readonly textes: Uint32Array;
  /** Ranks of the paths that the schema does not have: they are never heard. */
  readonly inconnus: readonly number[];
  private readonly schema: Schema;
  private readonly noeuds: Noeud[] = [neuf(), neuf()];
  /** Children of each type, by local name: element and declaration. */
  private readonly enfants = new Map<number, Map<string, readonly [number, number]>>();

  constructor(schema: Schema, chemins: readonly string[]) {
    this.schema = schema;
    this.ranger();
    this.inconnus = chemins.flatMap((chemin, i) => (this.ajouter(chemin, i + 1) ? [] : [i]));
    this.suites = new Peigne(this.noeuds.map(({ enfants }) => [...enfants]));
    this.attributs = new Peigne(this.noeuds.map(({ attributs }) => [...attributs]));
    this.elements = Uint32Array.from(this.noeuds, ({ element }) => element);
    this.textes = Uint32Array.from(this.noeuds, ({ texte }) => texte);
  }

  /** False where the schema has no such path. */
  private ajouter(chemin: string, rang: number): boolean {
    let noeud = this.noeuds[DOCUMENT];
    let type = GLOBAL;
    for (const pas of chemin.split('/')) {
      if (noeud === undefined) return false;
      if (pas === TEXTE) {
        noeud.texte = rang;
        return true;
      }
      if (pas.startsWith('@')) {
        const attribut = this.attribut(type, pas.slice(1));
        if (attribut !== null) noeud.attributs.set(attribut, rang);
        return attribut !== null;
      }
      const [element, declaration] = this.enfants.get(type)?.get(pas) ?? [];
      if (element === undefined || declaration === undefined) return false;
      type = this.schema.typeDe[declaration] ?? 0;
      const enfant: number = noeud.enfants.get(element) ?? this.noeuds.push(neuf()) - 1;
      noeud.enfants.set(element, enfant);
      noeud = this.noeuds[enfant];
    }
    if (noeud !== undefined) noeud.element = rang;
    return true;
  }

  private ranger(): void {
    const { suivants, proprietaire, globaux } = this.schema;
    const ajouter = (type: number, element: number, declaration: number): void => {
      const enfants = this.enfants.get(type) ?? new Map<string, readonly [number, number]>();
      enfants.set(this.schema.nomsDElements[element]?.split(' ')[0] ?? '', [element, declaration]);
      this.enfants.set(type, enfants);
    };
    suivants.forEach((transitions, etat) => {
      for (const [element, t] of transitions) ajouter(proprietaire[etat] ?? 0, element, declarationDe(t));
    });
    for (const [element, declaration] of globaux) ajouter(GLOBAL, element, declaration);
  }

  private attribut(type: number, nom: string): number | null {
    for (const usage of this.schema.types[type]?.usages ?? []) {
      const u = this.schema.usages[usage];
      if (u?.nom === nom) return this.schema.attributs.get(cle(u.espace, nom)) ?? null;
    }
    return null;
  }
}
