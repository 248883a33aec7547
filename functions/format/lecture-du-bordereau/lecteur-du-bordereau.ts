/** Reads one page of one bordereau from the tokens of a flux, in memory that does not grow with it. Judges nothing. */
import type { Anomalie } from '../../../schemas/motifs/catalogue.ts';
import type { Reader } from '../../xml/reader.ts';
import type { TokenSink } from '../../xml/token-sink.ts';
import type { Domaine } from '../flux-lu.ts';
import { Bloc, Reserve } from './bloc.ts';
import { BordereauEnCours } from './bordereau-en-cours.ts';
import type { BordereauLisible } from './bordereau-lisible.ts';
import { Feuille, type ObjetEnCours } from './en-cours.ts';
import { FORMAT, type Format } from './feuilletage.ts';
import { bordereau, enTete } from './objets.ts';

export interface BordereauDemande {
  /** From 1, in the order of the file, both domains together. */
  readonly rang: number;
  /** From 1. */
  readonly page: number;
  readonly format?: Format;
}

const ALLER = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller';
const DOMAINES: ReadonlyMap<string, Domaine> = new Map([
  ['PES_DepenseAller', 'depense'],
  ['PES_RecetteAller', 'recette'],
]);
const VALEURS_D_UN_EN_TETE = 100;
/** Bytes of a text between two tags: the standard has one, `true` or `false`. */
const TEXTE_LU_MAX = 1024;

export class LecteurDuBordereau implements TokenSink {
  /** The bordereau is read, or cannot be in this file: the rest need not be given. */
  fini = false;
  private readonly demande: BordereauDemande;
  private readonly entete = new Bloc(new Reserve(VALEURS_D_UN_EN_TETE));
  private bordereau: BordereauEnCours | null = null;
  private id: string | null = null;
  private domaine: Domaine | null = null;
  private bordereauxVus = 0;
  /** By depth: what receives the values inside the open element; null where they are passed over. */
  private readonly ouverts: (ObjetEnCours | null)[] = [];
  /** Text of the open element at this depth. */
  private texteDe = -1;
  private texte: Uint8Array = new Uint8Array(0);

  constructor(demande: BordereauDemande) {
    this.demande = demande;
  }

  start(reader: Reader, name: number): void {
    const { depth } = reader;
    this.texteDe = -1;
    if (this.fini) return;
    const parent = depth > 0 ? (this.ouverts[depth - 1] ?? null) : null;
    this.ouverts[depth] = parent === null ? this.haut(reader, name, depth) : this.dedans(reader, name, parent);
  }

  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    if (this.texteDe !== reader.depth - 1 || this.texte.length >= TEXTE_LU_MAX) return;
    this.texte = Buffer.concat([this.texte, bytes.subarray(from, to)]);
  }

  end(reader: Reader, name: number): void {
    if (this.fini) return;
    const { depth } = reader;
    if (this.texteDe === depth) this.noterLeTexte(reader, name, depth);
    this.texteDe = -1;
    this.fermer(depth);
  }

  markup(): void {}

  /** Null where the file has no bordereau of this rank. `arret`: what stopped the reading before its end. */
  lu(arret: Anomalie | null): BordereauLisible | null {
    if (this.bordereau === null) return null;
    for (let depth = this.ouverts.length - 1; depth > 0; depth--) this.fermer(depth);
    const { bloc, releve } = this.bordereau;
    return {
      rang: this.demande.rang,
      id: this.id,
      domaine: releve.domaine,
      entete: enTete(this.entete),
      ...bordereau(bloc, releve.domaine),
      calcule: { ...releve.sommes.totaux, pieces: releve.piecesLues },
      page: releve.page,
      pages: releve.feuilletage.page,
      pieces: releve.pieces,
      valeursOmises: releve.reserve.omises,
      arret,
    };
  }

  /** The root, its blocks, and the bordereaux right inside them. */
  private haut(reader: Reader, name: number, depth: number): ObjetEnCours | null {
    const nom = reader.localName(name);
    if (depth === 0) this.fini = nom !== 'PES_Aller' || reader.uriText(reader.uri) !== ALLER;
    if (depth > 2 || reader.uri !== 0) return null;
    if (depth === 1) {
      this.domaine = DOMAINES.get(nom) ?? null;
      return nom === 'EnTetePES' ? new Feuille(this.entete) : null;
    }
    if (depth !== 2 || this.domaine === null || nom !== 'Bordereau') return null;
    this.bordereauxVus++;
    if (this.bordereauxVus !== this.demande.rang) return null;
    this.id = reader.attribute('Id');
    this.bordereau = new BordereauEnCours(this.domaine, this.demande.page, this.demande.format ?? FORMAT);
    return this.bordereau;
  }

  /** A value, an object, or an element that groups some. What has a namespace is a signature: it is told elsewhere. */
  private dedans(reader: Reader, name: number, parent: ObjetEnCours): ObjetEnCours | null {
    if (reader.uri !== 0) return null;
    const nom = reader.localName(name);
    const valeur = reader.attribute('V');
    if (valeur !== null) {
      parent.noter(nom, valeur);
      return parent;
    }
    const objet = parent.ouvrir(nom);
    if (objet === parent) {
      this.texteDe = reader.depth;
      this.texte = new Uint8Array(0);
    }
    return objet;
  }

  private noterLeTexte(reader: Reader, name: number, depth: number): void {
    const valeur = Buffer.from(this.texte).toString().trim();
    if (valeur !== '') this.ouverts[depth]?.noter(reader.localName(name), valeur);
  }

  private fermer(depth: number): void {
    const objet = this.ouverts[depth] ?? null;
    const parent = depth > 0 ? (this.ouverts[depth - 1] ?? null) : null;
    this.ouverts[depth] = null;
    if (objet === null || objet === parent) return;
    objet.fermer();
    if (objet === this.bordereau) this.fini = true;
  }
}
