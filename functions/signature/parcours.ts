/** The walk that both passes share: where bordereaux and signatures stand. Only places count, never what an Id says. */
import type { Reader } from '../xml/reader.ts';
import type { TokenSink } from '../xml/token-sink.ts';
import { DSIG } from './algorithmes.ts';

/** Local names that a Reader must mark for these passes. */
export const NOMS_MARQUES: ReadonlySet<string> = new Set(['Bordereau', 'Signature']);

const SIGNATURE = 1;
const DOMAINE = 2;
const BORDEREAU = 4;
const NUMERO = 8;
const IDENTIFIANT = 16;
const GENRES: ReadonlyMap<string, number> = new Map([
  ['Signature', SIGNATURE],
  ['PES_DepenseAller', DOMAINE],
  ['PES_RecetteAller', DOMAINE],
  ['Bordereau', BORDEREAU],
  ['IdBord', NUMERO],
]);

/** Depths, the root being 0. */
const ENFANT_DE_RACINE = 1;
const PROFONDEUR_BORDEREAU = 2;
const ENFANT_DE_BORDEREAU = 3;
const PROFONDEUR_NUMERO = 4;

export abstract class Parcours implements TokenSink {
  /** Rank of the open bordereau, -1 where none is open. */
  protected bordereauOuvert = -1;
  /** Local name of the last domain that opened. */
  protected domaine = '';
  protected instructionHorsRacine = false;
  private bordereaux = 0;
  private sousDomaine = false;
  private racineSignee = false;
  private bordereauSigne = false;
  /** Open elements inside a Signature, itself included. */
  private dansSignature = 0;
  private bloc: TokenSink | null = null;
  /** What each interned name is, learnt at its first use. */
  private readonly genres: number[] = [];

  protected abstract ouvrirElement(reader: Reader, name: number, rang: number | null): void;
  /** A Signature starts on the bordereau `rang`, on the root (null) or elsewhere (undefined). Its tokens go to the answer. */
  protected abstract ouvrirSignature(reader: Reader, rang: number | null | undefined): TokenSink | null;
  protected abstract fermerSignature(reader: Reader): void;
  /** An element follows the Signature of the bordereau `rang` or of the root (null). */
  protected enfantApresSignature(_reader: Reader, _name: number, _rang: number | null): void {}
  protected numero(_reader: Reader): void {}
  protected identifiant(_reader: Reader, _valeur: string): void {}

  start(reader: Reader, name: number): void {
    const genre = this.genres[name] ?? this.classer(reader, name);
    const n = reader.attributeCount;
    for (let i = 0; i < n; i++) {
      const attribut = reader.attributeName(i);
      if (
        ((this.genres[attribut] ?? this.classer(reader, attribut)) & IDENTIFIANT) !== 0 &&
        !reader.isNamespaceDeclaration(i)
      ) {
        this.identifiant(reader, reader.attributeValue(i));
      }
    }
    if (this.dansSignature > 0) {
      this.dansSignature++;
      this.bloc?.start(reader, name);
      return;
    }
    const { depth } = reader;
    if ((genre & SIGNATURE) !== 0 && reader.uriText(reader.uri) === DSIG) this.entrerDansSignature(reader, name, depth);
    else if (depth <= ENFANT_DE_BORDEREAU) this.structurer(reader, name, genre, depth);
    else if (depth === PROFONDEUR_NUMERO && (genre & NUMERO) !== 0 && this.bordereauOuvert >= 0) this.numero(reader);
  }

  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    if (this.dansSignature > 0) this.bloc?.text(reader, bytes, from, to);
  }

  end(reader: Reader, name: number): void {
    if (this.dansSignature > 0) {
      this.bloc?.end(reader, name);
      if (--this.dansSignature === 0) this.fermerSignature(reader);
      return;
    }
    if (reader.depth === PROFONDEUR_BORDEREAU) this.bordereauOuvert = -1;
  }

  markup(reader: Reader, kind: 'comment' | 'instruction' | 'cdata'): void {
    if (this.dansSignature > 0) this.bloc?.markup(reader, kind);
    else if (kind === 'instruction' && reader.depth === 0) this.instructionHorsRacine = true;
  }

  private structurer(reader: Reader, name: number, genre: number, depth: number): void {
    if (depth === 0) this.ouvrirElement(reader, name, null);
    else if (depth === ENFANT_DE_RACINE) {
      this.sousDomaine = (genre & DOMAINE) !== 0 && reader.uri === 0;
      if (this.sousDomaine) this.domaine = reader.localName(name);
      if (this.racineSignee) this.enfantApresSignature(reader, name, null);
    } else if (depth === PROFONDEUR_BORDEREAU) {
      if (!this.sousDomaine || (genre & BORDEREAU) === 0 || reader.uri !== 0) return;
      this.bordereauOuvert = this.bordereaux++;
      this.bordereauSigne = false;
      this.ouvrirElement(reader, name, this.bordereauOuvert);
    } else if (this.bordereauSigne && this.bordereauOuvert >= 0)
      this.enfantApresSignature(reader, name, this.bordereauOuvert);
  }

  private entrerDansSignature(reader: Reader, name: number, depth: number): void {
    const rang = this.porteur(depth);
    this.dansSignature = 1;
    this.bloc = this.ouvrirSignature(reader, rang);
    this.bloc?.start(reader, name);
    if (rang === null) this.racineSignee = true;
    else if (rang !== undefined) this.bordereauSigne = true;
  }

  private porteur(depth: number): number | null | undefined {
    if (depth === ENFANT_DE_RACINE) return null;
    return depth === ENFANT_DE_BORDEREAU && this.bordereauOuvert >= 0 ? this.bordereauOuvert : undefined;
  }

  private classer(reader: Reader, name: number): number {
    const local = reader.localName(name);
    const genre = (GENRES.get(local) ?? 0) | (local.toLowerCase() === 'id' ? IDENTIFIANT : 0);
    this.genres[name] = genre;
    return genre;
  }
}
