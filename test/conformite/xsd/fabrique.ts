/** Documents made from a compiled schema: through a given place of it, and as short or as bushy as asked elsewhere. */
import { cibleDe, declarationDe, FINAL, type Schema, TOUT, VALEUR } from '../../../functions/format/xsd/schema.ts';
import type { Attribut, Element } from './arbre.ts';
import { Hasard } from './hasard.ts';
import { valeurValide } from './valeurs.ts';

/** A place of the schema: the state of a type where an element is read. */
export interface Place {
  readonly etat: number;
  readonly element: number;
}

export class Fabrique {
  private readonly schema: Schema;
  /** Attribute uses that were written at least once. */
  readonly attributsEcrits = new Set<number>();
  /** All that the places reach. */
  readonly attributs = new Set<number>();
  private hasard = new Hasard(0);
  /** By type: elements that its shortest content takes; Infinity until known. */
  private readonly cout: number[];

  constructor(schema: Schema) {
    this.schema = schema;
    this.cout = schema.types.map(() => Infinity);
    for (let change = true; change; ) {
      change = false;
      schema.types.forEach((_, type) => {
        const cout = this.plusCourt(schema.types[type]?.entree ?? 0)?.cout ?? Infinity;
        change ||= cout < (this.cout[type] ?? Infinity);
        this.cout[type] = cout;
      });
    }
  }

  /** Every place that can be reached from a declaration, with the places that lead to it. */
  places(racine: number): ReadonlyMap<string, readonly Place[]> {
    const { schema } = this;
    const places = new Map<string, readonly Place[]>();
    const types = new Map<number, readonly Place[]>([[schema.typeDe[racine] ?? 0, []]]);
    for (const [type, chemin] of types) {
      for (const usage of schema.types[type]?.usages ?? []) this.attributs.add(usage);
      for (const etat of this.etatsDe(type))
        for (const [element, transition] of schema.suivants[etat] ?? []) {
          const ici = [...chemin, { etat, element }];
          places.set(`${etat} ${element}`, ici);
          const enfant = schema.typeDe[declarationDe(transition)] ?? 0;
          if (!types.has(enfant)) types.set(enfant, ici);
        }
    }
    return places;
  }

  /** A document of that root, through those places; `richesse`: chance of what is optional. */
  document(racine: number, chemin: readonly Place[], richesse: number, hasard: Hasard): Element {
    this.hasard = hasard;
    return this.element(racine, chemin, richesse, 0);
  }

  private etatsDe(type: number): readonly number[] {
    return Array.from(this.schema.proprietaire.keys()).filter((etat) => this.schema.proprietaire[etat] === type);
  }

  private element(declaration: number, chemin: readonly Place[], richesse: number, profondeur: number): Element {
    const { schema, hasard } = this;
    const { nom = '', espace = '' } = schema.declarations[declaration] ?? {};
    const type = schema.types[schema.typeDe[declaration] ?? 0];
    const attributs = (type?.usages ?? []).flatMap((u): readonly Attribut[] => {
      const usage = schema.usages[u];
      if (usage === undefined || (!usage.requis && !hasard.oui(0.5))) return [];
      this.attributsEcrits.add(u);
      const valeur = usage.fixe ?? valeurValide(usage.type, hasard);
      return valeur === null ? [] : [{ nom: usage.nom, espace: usage.espace, valeur, type: usage.type }];
    });
    const entree = type?.entree ?? 0;
    const simple = ((schema.bits[entree] ?? 0) & VALEUR) !== 0 ? (type?.simple ?? null) : null;
    const texte = simple === null ? '' : (valeurValide(simple, hasard) ?? '');
    const tout = ((schema.bits[entree] ?? 0) & TOUT) !== 0;
    const enfants = tout
      ? this.contenuDeTout(entree, chemin, richesse, profondeur)
      : this.contenu(entree, chemin, richesse, profondeur);
    return { nom, espace, attributs, enfants, texte, type: simple };
  }

  private contenuDeTout(etat: number, chemin: readonly Place[], richesse: number, profondeur: number): Element[] {
    const tout = this.schema.types[this.schema.proprietaire[etat] ?? 0]?.tout;
    return [...(this.schema.suivants[etat] ?? [])].flatMap(([element, transition], i) => {
      const voulu = chemin[0]?.element === element;
      if (!voulu && tout?.membres[i]?.requis !== true && !this.hasard.oui(richesse)) return [];
      return [this.element(declarationDe(transition), voulu ? chemin.slice(1) : [], richesse, profondeur + 1)];
    });
  }

  private contenu(entree: number, chemin: readonly Place[], richesse: number, profondeur: number): Element[] {
    const { schema, hasard } = this;
    const enfants: Element[] = [];
    let etat = entree;
    const [place, ...suite] = chemin;
    if (place !== undefined) {
      for (const element of this.vers(entree, place.etat))
        etat = this.ajouter(enfants, etat, element, [], richesse, profondeur);
      etat = this.ajouter(enfants, etat, place.element, suite, richesse, profondeur);
    }
    while (enfants.length < 40 && profondeur < 12 && hasard.oui(richesse)) {
      const possibles = [...(schema.suivants[etat]?.keys() ?? [])].filter((element) => this.abordable(etat, element));
      if (possibles.length === 0 || hasard.oui(0.2))
        schema.jokers[etat]?.forEach((_, i) => void possibles.push(-1 - i));
      if (possibles.length === 0) break;
      etat = this.ajouter(enfants, etat, hasard.parmi(possibles), [], richesse / 2, profondeur);
    }
    for (const element of this.plusCourt(etat)?.elements ?? [])
      etat = this.ajouter(enfants, etat, element, [], 0, profondeur);
    return enfants;
  }

  private abordable(etat: number, element: number): boolean {
    const transition = this.schema.suivants[etat]?.get(element) ?? 0;
    return (this.cout[this.schema.typeDe[declarationDe(transition)] ?? 0] ?? Infinity) < 60;
  }

  private ajouter(
    enfants: Element[],
    etat: number,
    element: number,
    chemin: readonly Place[],
    richesse: number,
    profondeur: number,
  ): number {
    const joker = this.schema.jokers[etat]?.[-1 - element];
    if (joker !== undefined) {
      enfants.push(this.libre(profondeur));
      return joker.suite;
    }
    const transition = this.schema.suivants[etat]?.get(element) ?? 0;
    enfants.push(this.element(declarationDe(transition), chemin, richesse, profondeur + 1));
    return cibleDe(transition);
  }

  /** For a wildcard: an element that the schema declares, or one that it does not know. */
  private libre(profondeur: number): Element {
    const { schema, hasard } = this;
    const connus = [...schema.globaux.values()].filter((d) => (this.cout[schema.typeDe[d] ?? 0] ?? Infinity) < 20);
    if (connus.length > 0 && hasard.oui(0.4)) return this.element(hasard.parmi(connus), [], 0, profondeur + 1);
    const enfants = hasard.oui(0.3) ? [this.libre(profondeur)] : [];
    return { nom: 'libre', espace: hasard.parmi(['', 'urn:libre']), attributs: [], enfants, texte: '', type: null };
  }

  /** Elements from one state of a content to another. */
  private vers(depart: number, arrivee: number): readonly number[] {
    const vus = new Map<number, readonly number[]>([[depart, []]]);
    for (const [etat, chemin] of vus) {
      if (etat === arrivee) return chemin;
      for (const [element, transition] of this.schema.suivants[etat] ?? [])
        if (!vus.has(cibleDe(transition))) vus.set(cibleDe(transition), [...chemin, element]);
    }
    return [];
  }

  /** The cheapest way from a state to the end of the content. */
  private plusCourt(depart: number): { readonly cout: number; readonly elements: readonly number[] } | null {
    const { schema } = this;
    const tout = schema.types[schema.proprietaire[depart] ?? 0]?.tout;
    if (tout) return { cout: 1 + tout.membres.filter(({ requis }) => requis).length, elements: [] };
    const aVoir = [{ etat: depart, cout: 1, elements: [] as readonly number[] }];
    const vus = new Set<number>();
    for (;;) {
      aVoir.sort((a, b) => b.cout - a.cout);
      const courant = aVoir.pop();
      if (courant === undefined) return null;
      if (((schema.bits[courant.etat] ?? 0) & FINAL) !== 0) return courant;
      if (vus.has(courant.etat)) continue;
      vus.add(courant.etat);
      for (const [element, transition] of schema.suivants[courant.etat] ?? []) {
        const cout = courant.cout + (this.cout[schema.typeDe[declarationDe(transition)] ?? 0] ?? Infinity);
        if (cout < Infinity) aVoir.push({ etat: cibleDe(transition), cout, elements: [...courant.elements, element] });
      }
      schema.jokers[courant.etat]?.forEach(({ suite }, i) => {
        aVoir.push({ etat: suite, cout: courant.cout + 1, elements: [...courant.elements, -1 - i] });
      });
    }
  }
}
