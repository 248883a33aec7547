/** What a set of schemas describes, whoever wrote it: enough to make documents from it, not to judge them. */

/** Facets of one step of restriction; patterns of one step are alternatives, those of two steps add up. */
export type Facettes = ReadonlyMap<string, readonly string[]>;

export interface TypeSimple {
  /** The built-in type it comes from: `string`, `decimal`… */
  readonly primitif: string;
  readonly restrictions: readonly Facettes[];
}

export interface Attribut {
  readonly nom: string;
  readonly requis: boolean;
  readonly type: TypeSimple;
}

export interface TypeComplexe {
  readonly attributs: readonly Attribut[];
  /** Null: no child. */
  readonly contenu: Particule | null;
  /** The type of its text, when it holds text alone. */
  readonly texte: TypeSimple | null;
  readonly mixte: boolean;
}

export interface Declaration {
  readonly espace: string;
  readonly nom: string;
  /** Late: a type may contain itself. */
  readonly type: () => TypeComplexe;
}

interface Bornes {
  readonly min: number;
  readonly max: number;
}
export interface ParticuleElement extends Bornes {
  readonly genre: 'element';
  readonly declaration: Declaration;
}
export interface ParticuleGroupe extends Bornes {
  readonly genre: 'sequence' | 'choice';
  readonly enfants: readonly Particule[];
}
/** Any element of another namespace (`autre`) or of any. */
export interface ParticuleLibre extends Bornes {
  readonly genre: 'any';
  readonly autre: boolean;
  readonly traitement: string;
}
export type Particule = ParticuleElement | ParticuleGroupe | ParticuleLibre;

/** Every element of a content, in order, once. */
export function elementsDe(particule: Particule | null): ParticuleElement[] {
  if (particule === null || particule.genre === 'any') return [];
  return particule.genre === 'element' ? [particule] : particule.enfants.flatMap(elementsDe);
}

/** Its wildcards. */
export function jokersDe(particule: Particule): ParticuleLibre[] {
  if (particule.genre === 'any') return [particule];
  return particule.genre === 'element' ? [] : particule.enfants.flatMap(jokersDe);
}

export const contient = (particule: Particule, cherchee: Particule): boolean =>
  particule === cherchee ||
  ((particule.genre === 'sequence' || particule.genre === 'choice') &&
    particule.enfants.some((enfant) => contient(enfant, cherchee)));
