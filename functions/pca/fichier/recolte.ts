/**
 * Gathers the blocks of a file from the tokens that the schema judges and that the signature hashes: one pass, one reader.
 * A block is handed over when it closes, and nothing of it is kept here.
 */

import type { Schema } from '../../format/xsd/schema.ts';
import { Ecoute, type Ecouteur } from '../../format/xsd/validation/ecoute.ts';
import type { Reader } from '../../xml/reader.ts';
import type { Noeud } from './noeud.ts';
import { CHEMINS, ELEMENT_DE_DOCUMENT } from './vocabulaire.ts';

const NOMS: readonly string[] = CHEMINS.map((chemin) => chemin.split('/').at(-1) ?? '');
/** More blocks in one message than the schema allows many times over: what is beyond is not kept. */
const BLOCS_MAX = 10_000;

type EnCours = { -readonly [K in keyof Noeud]: Noeud[K] } & { enfants: Noeud[] };

const ecoutes = new WeakMap<Schema, Ecoute>();
export function ecouteDeLaPca(schema: Schema): Ecoute {
  const connue = ecoutes.get(schema) ?? new Ecoute(schema, CHEMINS);
  ecoutes.set(schema, connue);
  return connue;
}

export interface Recolteur {
  /** A block that is in no other opens. */
  ouvrir(nom: string): void;
  /** It is whole. `octets`: of the documents that it holds. */
  recolter(noeud: Noeud, octets: number): void;
}

export class Recolte implements Ecouteur {
  private readonly recolteur: Recolteur;
  private readonly garderLesContenus: boolean;
  private readonly pile: EnCours[] = [];
  private blocs = 0;
  /** Base64 of the open document, in parts, and its significant characters. */
  private base64: string[] = [];
  private signes = 0;
  private octets = 0;

  constructor(recolteur: Recolteur, garderLesContenus: boolean) {
    this.recolteur = recolteur;
    this.garderLesContenus = garderLesContenus;
  }

  ouvrir(chemin: number, reader: Reader): void {
    const nom = NOMS[chemin] ?? '';
    const dehors = this.pile.length === 0;
    if (dehors) {
      this.blocs = 0;
      this.octets = 0;
      this.recolteur.ouvrir(nom);
    }
    this.blocs++;
    this.pile.push({ nom, valeur: null, contenu: null, enfants: [], lieu: dehors ? reader.lieu() : null });
  }

  valeur(_chemin: number, valeur: string, admise: boolean): void {
    const bloc = this.pile.at(-1);
    if (bloc !== undefined) bloc.valeur = admise ? valeur : null;
  }

  fermer(): void {
    const bloc = this.pile.pop();
    if (bloc === undefined) return;
    if (bloc.nom === ELEMENT_DE_DOCUMENT) this.fermerLeDocument(bloc);
    const parent = this.pile.at(-1);
    if (parent === undefined) this.recolteur.recolter(bloc, this.octets);
    else if (this.blocs <= BLOCS_MAX) parent.enfants.push(bloc);
  }

  /** Text of the open element: only a document has any. */
  texte(bytes: Uint8Array, from: number, to: number): void {
    if (this.pile.at(-1)?.nom !== ELEMENT_DE_DOCUMENT) return;
    const ecrit = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
    this.signes += ecrit.length - (ecrit.match(/[\s=]/g)?.length ?? 0);
    if (this.garderLesContenus) this.base64.push(ecrit);
  }

  private fermerLeDocument(bloc: EnCours): void {
    this.octets += Math.floor((this.signes * 3) / 4);
    bloc.contenu = new Uint8Array(Buffer.from(this.base64.join(''), 'base64'));
    this.base64 = [];
    this.signes = 0;
  }
}
