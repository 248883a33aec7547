/**
 * The way last taken from each state. A flux repeats its lignes: nearly always the next tag is the one that came there
 * before, with the same attribute, and everything about it is known but the value.
 */
import type { Reader } from '../../../xml/reader.ts';
import { cibleDe, declarationDe, type Schema, TOUT, VALEUR } from '../schema.ts';
import type { Attributs } from './attributs.ts';

const JAMAIS = -1;
const SANS_ATTRIBUT = -2;
const PLUSIEURS = -3;

/** Where the validation is: state, and listening node. */
interface Place {
  readonly etat: number;
  readonly noeud: number;
}

export class Raccourcis {
  /** By state: that of the parent behind the element, its own, its listening node. */
  readonly suite: Uint16Array;
  readonly entree: Uint16Array;
  readonly suivant: Uint16Array;
  /** Rank of the use of its attribute, 0 where it has none, and the path that listens to it, plus one. */
  readonly usage: Uint32Array;
  readonly valeur: Uint32Array;
  /** By state: the tag to recognise, its namespace, its attribute, and the listening node of its parent. */
  private readonly nom: Int32Array;
  private readonly espace: Int32Array;
  private readonly attribut: Int32Array;
  private readonly noeud: Uint16Array;
  private readonly schema: Schema;
  private readonly attributs: Attributs;

  constructor(schema: Schema, attributs: Attributs) {
    const { length } = schema.bits;
    this.schema = schema;
    this.attributs = attributs;
    this.nom = new Int32Array(length).fill(JAMAIS);
    this.espace = new Int32Array(length);
    this.attribut = new Int32Array(length);
    this.noeud = new Uint16Array(length);
    this.suite = new Uint16Array(length);
    this.entree = new Uint16Array(length);
    this.suivant = new Uint16Array(length);
    this.usage = new Uint32Array(length);
    this.valeur = new Uint32Array(length);
  }

  connu(reader: Reader, name: number, etat: number, noeud: number): boolean {
    return (
      this.nom[etat] === name &&
      this.noeud[etat] === noeud &&
      this.espace[etat] === reader.uri &&
      this.attribut[etat] === attributDe(reader)
    );
  }

  /** The tag led from one place to the other. What has more to it than its one attribute is not remembered. */
  retenir(reader: Reader, name: number, transition: number, de: Place, vers: Place): void {
    const { bits, types, typeDe } = this.schema;
    const type = typeDe[declarationDe(transition)] ?? 0;
    const deux = (bits[de.etat] ?? 0) | (bits[vers.etat] ?? 0);
    if ((deux & (TOUT | VALEUR)) !== 0 || reader.attributeCount > 1) return;
    // Each is told, each time.
    if (types[type]?.abstrait === true) return;
    // Nor one of xsi, with which the file itself says the type of the element, or that it is nil.
    const seul = this.attributs.seul(reader, type, vers.noeud);
    if (seul === null) return;
    this.nom[de.etat] = name;
    this.espace[de.etat] = reader.uri;
    this.attribut[de.etat] = attributDe(reader);
    this.noeud[de.etat] = de.noeud;
    this.suite[de.etat] = cibleDe(transition);
    this.entree[de.etat] = vers.etat;
    this.suivant[de.etat] = vers.noeud;
    this.usage[de.etat] = seul.usage;
    this.valeur[de.etat] = seul.valeur;
  }
}

/** Names are numbers of this reader: the same one is the same attribute, which declares nothing where it did not. */
function attributDe(reader: Reader): number {
  const nombre = reader.attributeCount;
  return nombre === 1 ? reader.attributeName(0) : nombre === 0 ? SANS_ATTRIBUT : PLUSIEURS;
}
