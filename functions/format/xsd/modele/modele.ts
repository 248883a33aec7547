/** What a schema says once its references are resolved: declarations, types, wildcards (Structures §3). */
import type { Arbre } from '../automate-de-positions.ts';
import { ErreurXsd } from '../lecture/erreur.ts';
import type { TypeSimple } from '../simple/type-simple.ts';

export type Type = TypeSimple | TypeComplexe;

export interface Declaration {
  readonly nom: string;
  readonly espace: string;
  readonly type: Type;
  readonly nillable: boolean;
  /** Value that stands for an empty element, and that a fixed one must have. */
  readonly defaut: string | null;
  readonly fixe: boolean;
}

export interface Joker {
  /** Namespaces admitted; `autres`: any but the target's, and not none. */
  readonly espaces: 'tous' | 'autres' | ReadonlySet<string>;
  readonly cible: string;
  readonly traitement: 'strict' | 'lax' | 'skip';
}

export const admetEspace = ({ espaces, cible }: Joker, espace: string): boolean => {
  if (espaces === 'tous') return true;
  return espaces === 'autres' ? espace !== '' && espace !== cible : espaces.has(espace);
};

export interface UsageAttribut {
  readonly nom: string;
  readonly espace: string;
  readonly type: TypeSimple;
  readonly requis: boolean;
  readonly fixe: string | null;
}

/** What stands at a place of a content model. */
export type Feuille =
  | { readonly genre: 'element'; readonly declaration: Declaration }
  | { readonly genre: 'joker'; readonly joker: Joker };

/** xs:all: any order, each at most once. */
export interface Tout {
  readonly genre: 'tout';
  readonly facultatif: boolean;
  readonly membres: readonly { readonly declaration: Declaration; readonly requis: boolean }[];
}

export type Contenu = Arbre<Feuille> | Tout;

export interface Definition {
  readonly base: Type | null;
  readonly abstrait: boolean;
  readonly mixte: boolean;
  /** Null: no element may stand in it. */
  readonly contenu: Contenu | null;
  /** Type of its text, where it is that and nothing else. */
  readonly simple: TypeSimple | null;
  readonly attributs: ReadonlyMap<string, UsageAttribut>;
  readonly joker: Joker | null;
}

/** Where something is written, for the errors. */
export interface LieuXsd {
  readonly fichier: string;
  readonly ligne: number;
}

/** A complex type is defined when asked: types hold elements of types that hold them. */
export class TypeComplexe {
  readonly nom: string;
  readonly lieu: LieuXsd;
  /** Forgotten once it has served: it holds the files themselves. */
  private definir: (() => Definition) | null;
  private definie: Definition | null = null;

  constructor(nom: string, { fichier, ligne }: LieuXsd, definir: () => Definition) {
    this.nom = nom;
    this.lieu = { fichier, ligne };
    this.definir = definir;
  }

  get definition(): Definition {
    const { definir } = this;
    this.definir = null;
    if (definir !== null) this.definie = definir();
    if (this.definie === null) throw new ErreurXsd(this.lieu, `le type ${this.nom} dérive de lui-même`);
    return this.definie;
  }
}

const TOUT_JOKER: Joker = { espaces: 'tous', cible: '', traitement: 'lax' };

/** xs:anyType (Structures §3.4.7). */
export const N_IMPORTE_QUEL_TYPE = new TypeComplexe('anyType', { fichier: '', ligne: 0 }, () => ({
  base: null,
  abstrait: false,
  mixte: true,
  contenu: {
    genre: 'repetition',
    membre: { genre: 'feuille', feuille: { genre: 'joker', joker: TOUT_JOKER } },
    min: 0,
    max: Infinity,
  },
  simple: null,
  attributs: new Map(),
  joker: TOUT_JOKER,
}));

/** `type` is `de`, or comes from it by derivation. */
export function derive(type: Type, de: Type): boolean {
  if (de === N_IMPORTE_QUEL_TYPE) return true;
  for (let t: Type | null = type; t !== null; t = t instanceof TypeComplexe ? t.definition.base : t.base)
    if (t === de) return true;
  return false;
}
