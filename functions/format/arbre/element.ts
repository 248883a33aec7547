/**
 * The tree of the standard, as data: an element, how often it comes, in which order its children come, and the type
 * of its attribute V. `automate.ts` compiles it. An element with neither `enfants` nor `type` is not looked into yet:
 * the automaton made from the official XSD will replace these tables without touching their reader.
 */
import type { CodeMotif } from '../../../schemas/motifs/catalogue.ts';
import type { TypeDeValeur } from '../valeurs/type-de-valeur.ts';
import type { RoleDeValeur, RoleDObjet } from './role.ts';

export interface Contenu {
  /** Children, in their order: the sequence is closed, unless `ouvert`. */
  readonly enfants?: readonly Element[];
  /** Children that are not listed are passed over in silence. */
  readonly ouvert?: true;
  /** Type of the attribute V, then mandatory; such an element has no children. */
  readonly type?: TypeDeValeur;
  /** Other mandatory attributes. */
  readonly attributs?: readonly string[];
  /** What its value becomes in the result; only with a `type`. */
  readonly lu?: RoleDeValeur;
  /** What opens and closes with it. */
  readonly objet?: RoleDObjet;
  /** Motifs to use instead of the schema's; each may use {element}, {parent}, {valeur}, {attendu} and {nom}. */
  readonly motifs?: { readonly absent?: CodeMotif; readonly vide?: CodeMotif; readonly valeur?: CodeMotif };
  /** Namespace name; most elements of the PES are in none. */
  readonly espace?: string;
}

export interface Element extends Contenu {
  readonly nom: string;
  readonly obligatoire: boolean;
  readonly repetable: boolean;
}

/** Exactly one (1..1). */
export const un = (nom: string, contenu: Contenu = {}): Element => ({
  nom,
  obligatoire: true,
  repetable: false,
  ...contenu,
});
/** At most one (0..1). */
export const auPlusUn = (nom: string, contenu: Contenu = {}): Element => ({
  nom,
  obligatoire: false,
  repetable: false,
  ...contenu,
});
/** One or more (1..n). */
export const auMoinsUn = (nom: string, contenu: Contenu = {}): Element => ({
  nom,
  obligatoire: true,
  repetable: true,
  ...contenu,
});
/** Any number (0..n). */
export const plusieurs = (nom: string, contenu: Contenu = {}): Element => ({
  nom,
  obligatoire: false,
  repetable: true,
  ...contenu,
});
/** Several optional elements, in this order, not looked into yet. */
export const facultatifs = (...noms: readonly string[]): Element[] => noms.map((nom) => auPlusUn(nom));
