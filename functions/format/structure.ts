/** Why a tag does not fit: asked only when the automaton has no transition, so it may take its time. */
import type { CodeMotif } from '../../schemas/motifs/catalogue.ts';
import type { Element } from './arbre/element.ts';
import { type Automate, OPAQUE } from './automate.ts';

export interface Faute {
  readonly code: CodeMotif;
  readonly valeurs: Readonly<Record<string, string>>;
}
export interface Diagnostic {
  readonly fautes: readonly Faute[];
  /** Where reading resumes: the particule that the tag is after all, or 0 to pass over it. */
  readonly particule: number;
}

const ATTENDUS_MAX = 4;

/** The values that the sentences of a value's motifs may use. */
export const valeursDe = (element: Element, parent: string, valeur: string): Faute['valeurs'] => ({
  element: element.nom,
  parent,
  valeur,
  attendu: element.type?.attendu ?? 'sa présence',
  attribut: 'V',
});

/** A tag of symbol `symbole` (0: unknown) comes in `etat`, where nothing leads on. `nom` is as written. */
export function diagnostiquer(a: Automate, etat: number, symbole: number, nom: string, espace: string): Diagnostic {
  const parent = a.particules[a.proprietaire[etat] ?? 0];
  if (parent === undefined) return { fautes: [], particule: OPAQUE };
  const { enfants, element } = parent;
  const lus = etat - (a.entree[a.proprietaire[etat] ?? 0] ?? 0);
  const rang = enfants.findIndex((numero) => a.symbole[numero] === symbole);
  const valeurs = { element: nom, parent: element.nom };
  if (rang < 0) {
    if (element.ouvert === true) return { fautes: [], particule: 0 };
    return { fautes: [inconnu(a, etat, valeurs, espace, enfants)], particule: 0 };
  }
  // Where the signatures are counted, a domain counts wherever it stands: its bordereaux are numbered here too.
  const numero = enfants[rang] ?? 0;
  const particule = estUnDomaine(a, numero) ? numero : 0;
  if (rang === lus - 1) return { fautes: [{ code: 'ELEMENT_REPETE', valeurs }], particule };
  if (rang < lus) {
    const suivant = a.particules[enfants[lus - 1] ?? 0]?.element.nom ?? '';
    return { fautes: [{ code: 'ELEMENT_DEPLACE', valeurs: { ...valeurs, suivant } }], particule };
  }
  return { fautes: manquants(a, enfants.slice(lus, rang)), particule: numero };
}

function estUnDomaine(a: Automate, particule: number): boolean {
  const objet = a.particules[particule]?.element.objet;
  return objet === 'depense' || objet === 'recette';
}

/** The mandatory children that `etat` has not seen, when the end tag comes. */
export function manquantsALaFin(a: Automate, etat: number): readonly Faute[] {
  const proprietaire = a.proprietaire[etat] ?? 0;
  const enfants = a.particules[proprietaire]?.enfants ?? [];
  return manquants(a, enfants.slice(etat - (a.entree[proprietaire] ?? 0)));
}

function manquants(a: Automate, enfants: readonly number[]): Faute[] {
  return enfants.flatMap((numero) => {
    const p = a.particules[numero];
    if (p === undefined || !p.element.obligatoire) return [];
    const code = p.element.motifs?.absent ?? 'ELEMENT_MANQUANT';
    return [{ code, valeurs: valeursDe(p.element, p.parent, 'absent') }];
  });
}

function inconnu(
  a: Automate,
  etat: number,
  valeurs: Faute['valeurs'],
  espace: string,
  enfants: readonly number[],
): Faute {
  const local = (valeurs.element ?? '').replace(/^.*:/, '');
  const homonyme = enfants.some((numero) => a.particules[numero]?.element.nom === local);
  if (espace !== '' && homonyme) return { code: 'ELEMENT_DANS_UN_ESPACE_DE_NOMS', valeurs: { ...valeurs, espace } };
  const possibles = enfants.filter((n) => a.transitions[etat * a.nombreDeSymboles + (a.symbole[n] ?? 0)] === n);
  const noms = possibles.slice(0, ATTENDUS_MAX).map((n) => a.particules[n]?.element.nom ?? '');
  const attendu =
    noms.length === 0 ? 'plus aucun élément' : noms.join(', ') + (possibles.length > noms.length ? '…' : '');
  return { code: 'ELEMENT_INATTENDU', valeurs: { ...valeurs, attendu } };
}
