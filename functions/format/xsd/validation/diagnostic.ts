/** Why a tag does not fit, and where reading resumes: asked only when no transition leads on, and remembered. */
import type { CodeSchema } from '../../../../schemas/motifs/schema.ts';
import { cibleDe, declarationDe, FINAL, type Schema } from '../schema.ts';

export interface Diagnostic {
  readonly fautes: readonly { readonly code: CodeSchema; readonly valeurs: Readonly<Record<string, string>> }[];
  /** Just one element is missing before it: one that is unknown may have stood for it. */
  readonly unSeulManque: boolean;
  /** Declaration of the element after all; 0 to pass over it. */
  readonly declaration: number;
  /** State of the parent behind it. */
  readonly suite: number;
}

const ATTENDUS_MAX = 4;
/** Beyond it, it is rather the element that came too early. */
const SAUTES_MAX = 2;

export class Diagnostics {
  private readonly schema: Schema;
  private readonly connus = new Map<number, Diagnostic>();
  private readonly homonymes = new Map<string, string | null>();
  private readonly fins = new Map<number, readonly string[]>();
  /** Last element read before each state; 0 at the start of a content. */
  private readonly dernier: Uint32Array;

  constructor(schema: Schema) {
    this.schema = schema;
    this.dernier = new Uint32Array(schema.bits.length);
    for (const suivants of schema.suivants)
      for (const [element, transition] of suivants) this.dernier[cibleDe(transition)] = element;
  }

  /** The known element `element` comes in `etat`, where nothing leads on. */
  elementConnu(etat: number, element: number): Diagnostic {
    const clef = etat * this.schema.nomsDElements.length + element;
    const connu = this.connus.get(clef) ?? this.chercher(etat, element);
    this.connus.set(clef, connu);
    return connu;
  }

  private chercher(etat: number, element: number): Diagnostic {
    const chemin = this.plusCourt(etat, (e) => this.schema.suivants[e]?.has(element) === true);
    if (chemin !== null && chemin.sautes.length <= SAUTES_MAX) {
      const transition = this.schema.suivants[chemin.arrivee]?.get(element) ?? 0;
      const fautes = chemin.sautes.map((manquant) => ({
        code: 'SCHEMA_ELEMENT_MANQUANT' as const,
        valeurs: { manquant },
      }));
      const unSeulManque = fautes.length === 1;
      return { fautes, unSeulManque, declaration: declarationDe(transition), suite: cibleDe(transition) };
    }
    const declaration = this.ailleurs(etat, element);
    if (declaration === 0) return this.inconnu(etat);
    const dernier = this.dernier[etat] ?? 0;
    const precedent = dernier === 0 ? 'le début' : this.nom(dernier);
    const code = dernier === element ? 'SCHEMA_ELEMENT_REPETE' : 'SCHEMA_ELEMENT_DEPLACE';
    return { fautes: [{ code, valeurs: { precedent } }], unSeulManque: false, declaration, suite: etat };
  }

  /** An element that this content does not have at all. */
  inconnu(etat: number): Diagnostic {
    const valeurs = { attendu: this.attendus(etat) };
    return {
      fautes: [{ code: 'SCHEMA_ELEMENT_INATTENDU', valeurs }],
      unSeulManque: false,
      declaration: 0,
      suite: etat,
    };
  }

  /** Namespace in which an element of that local name is expected in `etat`, or null. */
  homonyme(etat: number, local: string): string | null {
    const clef = `${etat} ${local}`;
    const connu = this.homonymes.get(clef);
    if (connu !== undefined) return connu;
    const espace = this.chercherHomonyme(etat, local);
    this.homonymes.set(clef, espace);
    return espace;
  }

  private chercherHomonyme(etat: number, local: string): string | null {
    const premier = this.schema.types[this.schema.proprietaire[etat] ?? 0]?.entree ?? 0;
    for (const e of this.accessibles(premier))
      for (const element of this.schema.suivants[e]?.keys() ?? []) {
        const [nom, espace = ''] = (this.schema.nomsDElements[element] ?? '').split(' ');
        if (nom === local) return espace;
      }
    return null;
  }

  /** The mandatory elements that are missing when the end tag comes in `etat`. */
  manquants(etat: number): readonly string[] {
    const connus = this.fins.get(etat);
    if (connus !== undefined) return connus;
    const manquants = this.plusCourt(etat, (e) => ((this.schema.bits[e] ?? 0) & FINAL) !== 0)?.sautes ?? [];
    this.fins.set(etat, manquants);
    return manquants;
  }

  /** State reached and elements passed over on the shortest way from `etat` to one that suits. */
  private plusCourt(etat: number, convient: (etat: number) => boolean) {
    const vus = new Map<number, readonly string[]>([[etat, []]]);
    // The map grows while it is walked: nearest first.
    for (const [courant, sautes] of vus) {
      if (convient(courant)) return { arrivee: courant, sautes };
      for (const transition of this.schema.suivants[courant]?.values() ?? []) {
        const suite = cibleDe(transition);
        if (!vus.has(suite)) vus.set(suite, [...sautes, this.alternatives(courant, suite)]);
      }
      for (const { suite } of this.schema.jokers[courant] ?? [])
        if (!vus.has(suite)) vus.set(suite, [...sautes, 'd’un autre espace de noms']);
    }
    return null;
  }

  /** The elements that may stand in `etat` and after which the same may come as in `suite`: « RIB ou SEPA ». */
  private alternatives(etat: number, suite: number): string {
    const noms: string[] = [];
    for (const [element, transition] of this.schema.suivants[etat] ?? [])
      if (this.equivalents(cibleDe(transition), suite)) noms.push(this.nom(element));
    return noms.slice(0, ATTENDUS_MAX).join(' ou ') + (noms.length > ATTENDUS_MAX ? '…' : '');
  }

  private equivalents(a: number, b: number): boolean {
    const { suivants, bits } = this.schema;
    const [x, y] = [suivants[a] ?? new Map(), suivants[b] ?? new Map()];
    return a === b || (bits[a] === bits[b] && x.size === y.size && [...x].every(([e, t]) => y.get(e) === t));
  }

  private accessibles(etat: number): ReadonlySet<number> {
    const vus = new Set([etat]);
    for (const courant of vus) {
      for (const transition of this.schema.suivants[courant]?.values() ?? []) vus.add(cibleDe(transition));
      for (const { suite } of this.schema.jokers[courant] ?? []) vus.add(suite);
    }
    return vus;
  }

  /** Declaration of `element` anywhere in the same content; 0 where it has none. */
  private ailleurs(etat: number, element: number): number {
    const premier = this.schema.types[this.schema.proprietaire[etat] ?? 0]?.entree ?? 0;
    for (const e of this.accessibles(premier)) {
      const transition = this.schema.suivants[e]?.get(element);
      if (transition !== undefined) return declarationDe(transition);
    }
    return 0;
  }

  attendus(etat: number): string {
    const noms = Array.from(this.schema.suivants[etat]?.keys() ?? [], (element) => this.nom(element));
    if (noms.length === 0)
      return (this.schema.jokers[etat]?.length ?? 0) > 0 ? 'un autre élément' : 'plus aucun élément';
    return noms.slice(0, ATTENDUS_MAX).join(', ') + (noms.length > ATTENDUS_MAX ? '…' : '');
  }

  nom(element: number): string {
    return (this.schema.nomsDElements[element] ?? '').split(' ')[0] ?? '';
  }
}
