/** A compiled schema: tables of small integers, read a few times per element. Nothing in it changes once it is made. */
import type { Declaration, Joker, Tout, Type, UsageAttribut } from './modele/modele.ts';
import type { Peigne } from './modele/peigne.ts';
import type { TypeSimple } from './simple/type-simple.ts';

/** Bits of a state: what its text may be, and whether an end tag may come. */
export const TEXTE_LIBRE = 1;
export const VALEUR = 2;
export const VIDE = 4;
export const TOUT = 8;
export const FINAL = 16;

/** A transition holds the state behind it and the declaration of the element. */
export const cibleDe = (transition: number): number => transition >>> 16;
export const declarationDe = (transition: number): number => transition & 0xffff;

export interface TypeCompile {
  readonly type: Type;
  readonly nom: string;
  /** First state of its content. */
  readonly entree: number;
  readonly abstrait: boolean;
  /** Type of its text, where it is that and nothing else. */
  readonly simple: TypeSimple | null;
  readonly tout: Tout | null;
  /** Uses of its attributes. */
  readonly usages: readonly number[];
  readonly joker: Joker | null;
}

export interface UsageCompile extends UsageAttribut {
  readonly bit: number;
}

export interface Schema {
  /** Numbers of the expanded names of elements and of attributes; 0 is any other. */
  readonly elements: ReadonlyMap<string, number>;
  readonly attributs: ReadonlyMap<string, number>;
  /** state × element → transition; type × attribute → usage. */
  readonly transitions: Peigne;
  readonly attributions: Peigne;
  /** By state. */
  readonly bits: Uint8Array;
  readonly proprietaire: Uint16Array;
  readonly jokers: readonly (readonly { readonly joker: Joker; readonly suite: number }[])[];
  /** Names that lead on from a state, for what is slow: diagnosis and paths. */
  readonly suivants: readonly ReadonlyMap<number, number>[];
  /** By declaration; number 0 is none. */
  readonly declarations: readonly Declaration[];
  readonly typeDe: Uint16Array;
  readonly types: readonly TypeCompile[];
  /** By type: bits of the attributes that are required. */
  readonly requis: Int32Array;
  readonly usages: readonly UsageCompile[];
  /** Declarations of the global elements, by element number. */
  readonly globaux: ReadonlyMap<number, number>;
  readonly attributsGlobaux: ReadonlyMap<number, UsageAttribut>;
  readonly typesNommes: ReadonlyMap<string, number>;
  readonly nomsDElements: readonly string[];
  /** The type of what nothing declares, and the state of an element that is nil. */
  readonly typeLibre: number;
  readonly etatNil: number;
}
