/**
 * The tree of `arbre/` compiled to tables of small integers: one lookup per tag (state × symbol of the name) tells
 * which element of the standard it is. The automaton of the official XSD will have the same shape.
 *
 * A state is « inside such an element, after its i-th child »: the states of one element are consecutive.
 */
import type { Element } from './arbre/element.ts';
import type { Racine } from './arbre/racines.ts';

/** An element at one place of the tree. Number 0 stands for none. */
export interface Particule {
  readonly element: Element;
  /** Name of the parent, for the sentences. */
  readonly parent: string;
  /** Particules of the children, in the order of the schema. */
  readonly enfants: readonly number[];
}

/** The content of an element that is not looked into. */
export const OPAQUE = 0;
/** Bits of `travail`: what a start tag asks for besides the transition. */
export const LIT_UNE_VALEUR = 1;
export const OUVRE_UN_OBJET = 2;
export const EXIGE_DES_ATTRIBUTS = 4;
/** Bits of `fin`: what an end tag asks for. */
export const INCOMPLET = 1;
export const FERME_UN_OBJET = 2;

export interface Automate {
  readonly particules: readonly Particule[];
  /** Symbols by `cle`; 0 is any other name. */
  readonly symboles: ReadonlyMap<string, number>;
  readonly nombreDeSymboles: number;
  /** [state × nombreDeSymboles + symbol] = particule, 0 when it may not stand there. */
  readonly transitions: Uint16Array;
  /** By particule: symbol; state of the parent once it is read; first state of its content (or OPAQUE). */
  readonly symbole: Uint16Array;
  readonly apres: Uint16Array;
  readonly entree: Uint16Array;
  readonly travail: Uint8Array;
  /** By state: bits of `fin`, and the particule that owns it. */
  readonly fin: Uint8Array;
  readonly proprietaire: Uint16Array;
  /** Roots by `cle`. */
  readonly racines: ReadonlyMap<string, { readonly nature: Racine['nature']; readonly particule: number }>;
}

/** Key of a name: a namespace name holds no space that would matter, a local name none at all. */
export const cle = (espace: string, nom: string): string => `${nom} ${espace}`;

const estExamine = (e: Element): boolean => e.enfants !== undefined || e.type !== undefined;

/** First pass: numbers the particules, their symbols and their states. */
class Compilation {
  readonly particules: Particule[] = [];
  readonly symboles = new Map<string, number>();
  readonly symbole: number[] = [0];
  readonly entree: number[] = [OPAQUE];
  readonly apres: number[] = [OPAQUE];
  /** Owner of each state; state 0 is OPAQUE. */
  readonly proprietaire: number[] = [0];

  constructor(vide: Particule) {
    this.particules.push(vide);
  }

  /** Adds an element and all below it; `apres` is the parent's state behind it. */
  ajouter(element: Element, parent: string, apres: number): number {
    const numero = this.particules.length;
    const enfants: number[] = [];
    this.particules.push({ element, parent, enfants });
    const nom = cle(element.espace ?? '', element.nom);
    const symbole = this.symboles.get(nom) ?? this.symboles.size + 1;
    this.symboles.set(nom, symbole);
    this.symbole[numero] = symbole;
    this.apres[numero] = apres;
    this.entree[numero] = OPAQUE;
    if (!estExamine(element)) return numero;
    const entree = this.proprietaire.length;
    const contenu = element.enfants ?? [];
    this.entree[numero] = entree;
    for (let i = 0; i <= contenu.length; i++) this.proprietaire.push(numero);
    contenu.forEach((enfant, i) => {
      enfants.push(this.ajouter(enfant, element.nom, entree + i + 1));
    });
    return numero;
  }
}

function travailDe(element: Element): number {
  if (element.type !== undefined) return LIT_UNE_VALEUR;
  return (
    (element.objet !== undefined ? OUVRE_UN_OBJET : 0) | (element.attributs === undefined ? 0 : EXIGE_DES_ATTRIBUTS)
  );
}

/** Compiles the trees; done once, when the module is loaded. */
export function compiler(racines: readonly Racine[]): Automate {
  const c = new Compilation({ element: { nom: '', obligatoire: false, repetable: false }, parent: '', enfants: [] });
  const entrees = racines.map(({ nature, element }) => {
    const particule = c.ajouter(element, '', OPAQUE);
    return [cle(element.espace ?? '', element.nom), { nature, particule }] as const;
  });
  const nombreDeSymboles = c.symboles.size + 1;
  const transitions = new Uint16Array(c.proprietaire.length * nombreDeSymboles);
  const fin = new Uint8Array(c.proprietaire.length);
  c.particules.forEach((p, numero) => {
    const entree = c.entree[numero] ?? OPAQUE;
    if (entree !== OPAQUE) relier(c, p, entree, nombreDeSymboles, transitions, fin);
  });
  return {
    particules: c.particules,
    symboles: c.symboles,
    nombreDeSymboles,
    transitions,
    symbole: Uint16Array.from(c.symbole),
    apres: Uint16Array.from(c.apres),
    entree: Uint16Array.from(c.entree),
    travail: Uint8Array.from(c.particules, (p) => travailDe(p.element)),
    fin,
    proprietaire: Uint16Array.from(c.proprietaire),
    racines: new Map(entrees),
  };
}

/** From each state of an element: the child just read when it may come again, then those up to the next mandatory one. */
function relier(c: Compilation, p: Particule, entree: number, n: number, transitions: Uint16Array, fin: Uint8Array) {
  const { enfants } = p;
  for (let lus = 0; lus <= enfants.length; lus++) {
    const etat = entree + lus;
    let incomplet = 0;
    for (let i = Math.max(0, lus - 1); i < enfants.length; i++) {
      const numero = enfants[i] ?? 0;
      const enfant = c.particules[numero]?.element;
      if (enfant === undefined || (i < lus && !enfant.repetable)) continue;
      transitions[etat * n + (c.symbole[numero] ?? 0)] = numero;
      if (i >= lus && enfant.obligatoire) {
        incomplet = INCOMPLET;
        break;
      }
    }
    fin[etat] = incomplet | (p.element.objet !== undefined ? FERME_UN_OBJET : 0);
  }
}
