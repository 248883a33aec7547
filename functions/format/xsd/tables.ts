/** From the model of a schema to its tables: types, states, names and declarations are numbered as they are met. */
import { ErreurXsd } from './lecture/erreur.ts';
import { cle, XSD } from './lecture/noeud.ts';
import { determiniser, type Etat } from './modele/determinisation.ts';
import {
  type Declaration,
  type Definition,
  N_IMPORTE_QUEL_TYPE,
  type Type,
  TypeComplexe,
  type UsageAttribut,
} from './modele/modele.ts';
import { Peigne } from './modele/peigne.ts';
import { Numeros } from './numeros.ts';
import { FINAL, type Schema, TEXTE_LIBRE, TOUT, type TypeCompile, type UsageCompile, VALEUR, VIDE } from './schema.ts';
import { N_IMPORTE_QUEL_TYPE_SIMPLE, typesStandard } from './simple/standard.ts';
import type { TypeSimple } from './simple/type-simple.ts';

type Rangee = (readonly [number, number])[];

/** Required attributes of one type, each with its bit. */
const REQUIS_MAX = 31;
const AUCUN_TYPE = N_IMPORTE_QUEL_TYPE_SIMPLE;
const VIDE_ETAT: Etat = { final: true, elements: new Map(), jokers: [] };

const RIEN: Declaration = { nom: '', espace: '', type: AUCUN_TYPE, nillable: false, defaut: null, fixe: false };

export class Tables {
  private readonly elements = new Numeros('');
  private readonly attributs = new Numeros('');
  private readonly declarations = new Numeros<Declaration>(RIEN);
  private readonly types = new Numeros<Type>(AUCUN_TYPE);
  private readonly compiles: TypeCompile[] = [];
  private readonly usages: UsageCompile[] = [];
  private readonly attributions: Rangee[] = [];
  private readonly requis: number[] = [];
  private readonly transitions: Rangee[] = [];
  private readonly bits: number[] = [];
  private readonly proprietaire: number[] = [];
  private readonly jokers: Schema['jokers'][number][] = [];
  private readonly globaux = new Map<number, number>();
  private readonly attributsGlobaux = new Map<number, UsageAttribut>();
  private readonly typesNommes = new Map<string, number>();
  private readonly etatNil: number;

  constructor() {
    this.ajouterEtats(0, [VIDE_ETAT], 0);
    this.etatNil = this.ajouterEtats(0, [VIDE_ETAT], VIDE);
    this.usages.push({ nom: '', espace: '', type: AUCUN_TYPE, requis: false, fixe: null, bit: 0 });
    for (const [nom, type] of typesStandard()) this.ajouterType(nom, type);
    this.ajouterType(cle(XSD, 'anyType'), N_IMPORTE_QUEL_TYPE);
  }

  ajouterRacine(nom: string, declaration: Declaration): void {
    this.globaux.set(this.elements.de(nom), this.declarations.de(declaration));
  }

  ajouterType(nom: string, type: Type): void {
    this.typesNommes.set(nom, this.types.de(type));
  }

  ajouterAttribut(nom: string, usage: UsageAttribut): void {
    this.attributsGlobaux.set(this.attributs.de(nom), usage);
  }

  achever(): Schema {
    const typeLibre = this.types.de(N_IMPORTE_QUEL_TYPE);
    const typeDe: number[] = [];
    // Both lists grow while they are walked: what a type holds is compiled in its turn.
    for (let d = 0, t = 0; d < this.declarations.liste.length || t < this.types.liste.length; ) {
      const declaration = this.declarations.liste[d];
      if (declaration !== undefined) {
        typeDe.push(this.types.de(declaration.type));
        d++;
        continue;
      }
      const type = this.types.liste[t];
      if (type !== undefined) this.compiles.push(this.compiler(t, type));
      t++;
    }
    return {
      elements: this.elements.numeros,
      attributs: this.attributs.numeros,
      transitions: new Peigne(this.transitions),
      attributions: new Peigne(this.attributions),
      bits: Uint8Array.from(this.bits),
      proprietaire: Uint16Array.from(this.proprietaire),
      jokers: this.jokers,
      suivants: this.transitions.map((rangee) => new Map(rangee)),
      declarations: this.declarations.liste,
      typeDe: Uint16Array.from(typeDe),
      types: this.compiles,
      requis: Int32Array.from(this.compiles, (_, type) => this.requis[type] ?? 0),
      usages: this.usages,
      globaux: this.globaux,
      attributsGlobaux: this.attributsGlobaux,
      typesNommes: this.typesNommes,
      nomsDElements: this.elements.liste,
      typeLibre,
      etatNil: this.etatNil,
    };
  }

  private compiler(numero: number, type: Type): TypeCompile {
    if (!(type instanceof TypeComplexe)) return this.compilerSimple(numero, type);
    const { definition } = type;
    const { contenu, simple, abstrait, joker } = definition;
    const tout = contenu?.genre === 'tout' ? contenu : null;
    const entree = this.ajouterEtats(numero, determiniser(contenu, type.lieu), bitsDe(definition));
    return {
      type,
      nom: type.nom,
      entree,
      abstrait,
      simple,
      tout,
      usages: this.compilerAttributs(numero, type),
      joker,
    };
  }

  private compilerSimple(numero: number, simple: TypeSimple): TypeCompile {
    const entree = this.ajouterEtats(numero, [VIDE_ETAT], VALEUR);
    this.attributions[numero] = [];
    return { type: simple, nom: '', entree, abstrait: false, simple, tout: null, usages: [], joker: null };
  }

  private compilerAttributs(numero: number, type: TypeComplexe): readonly number[] {
    const rangee: Rangee = [];
    const usages: number[] = [];
    let requis = 0;
    let bit = 1;
    for (const [nom, usage] of type.definition.attributs) {
      if (usage.requis) requis |= bit;
      rangee.push([this.attributs.de(nom), this.usages.length]);
      usages.push(this.usages.length);
      this.usages.push({ ...usage, bit: usage.requis ? bit : 0 });
      if (usage.requis) bit <<= 1;
    }
    if (usages.filter((u) => this.usages[u]?.requis).length > REQUIS_MAX)
      throw new ErreurXsd(type.lieu, `plus de ${REQUIS_MAX} attributs obligatoires`);
    this.attributions[numero] = rangee;
    this.requis[numero] = requis;
    return usages;
  }

  /** Number of the first. */
  private ajouterEtats(proprietaire: number, etats: readonly Etat[], bits: number): number {
    const premier = this.transitions.length;
    for (const { final, elements, jokers } of etats) {
      const rangee = Array.from(elements, ([nom, { declaration, suite }]): readonly [number, number] => [
        this.elements.de(nom),
        this.transition(premier + suite, this.declarations.de(declaration)),
      ]);
      this.transitions.push(rangee);
      this.bits.push(bits | (final ? FINAL : 0));
      this.proprietaire.push(proprietaire);
      this.jokers.push(jokers.map(({ joker, suite }) => ({ joker, suite: premier + suite })));
    }
    return premier;
  }

  private transition(cible: number, declaration: number): number {
    if (cible > 0x7fff || declaration > 0xffff) throw new ErreurXsd({ fichier: '', ligne: 0 }, 'schéma trop grand');
    return (cible << 16) | declaration;
  }
}

function bitsDe({ mixte, simple, contenu }: Definition): number {
  if (simple !== null) return VALEUR;
  if (mixte) return TEXTE_LIBRE | (contenu?.genre === 'tout' ? TOUT : 0);
  return contenu === null ? VIDE : contenu.genre === 'tout' ? TOUT : 0;
}
