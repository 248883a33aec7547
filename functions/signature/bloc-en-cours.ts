/** The Signature being read: its tree, and the canonical octets of SignedInfo and SignedProperties. */
import type { Reader } from '../xml/reader.ts';
import type { Sink } from '../xml/region.ts';
import type { TokenSink } from '../xml/token-sink.ts';
import { Arbre } from './arbre.ts';
import type { Canonisation } from './signed-info.ts';

/** Canonical octets in memory, up to a bound far above what a readable block can give. */
export class Octets implements Sink {
  private readonly parts: Buffer[] = [];
  private taille = 0;
  private static readonly MAX = 16_777_216;

  update(bytes: Uint8Array): void {
    this.taille += bytes.length;
    if (this.taille <= Octets.MAX) this.parts.push(Buffer.from(bytes));
  }

  /** Null past the bound. */
  lire(): Buffer | null {
    return this.taille > Octets.MAX ? null : Buffer.concat(this.parts);
  }
}

/** The form foreseen by the first pass. */
export const FORME_PREVUE: Canonisation = { inclusive: false, prefixes: [] };

export const estPrevue = (forme: Canonisation): boolean => !forme.inclusive && forme.prefixes.length === 0;

/** Levels under ds:Signature: SignedInfo; Object, QualifyingProperties, SignedProperties. */
const NIVEAU_SIGNED_INFO = 1;
const NIVEAU_PROPRIETES = 3;

export class BlocEnCours implements TokenSink {
  readonly arbre: Arbre;
  /** Of the first of each only; a second one makes the block unreadable anyway. */
  signedInfo: Octets | null = null;
  proprietes: Octets | null = null;
  private readonly formes: { readonly signedInfo: Canonisation; readonly proprietes: Canonisation };

  constructor(budget: number, formes = { signedInfo: FORME_PREVUE, proprietes: FORME_PREVUE }) {
    this.arbre = new Arbre(budget);
    this.formes = formes;
  }

  start(reader: Reader, name: number): void {
    this.arbre.start(reader, name);
    const niveau = this.arbre.profondeur;
    if (niveau === NIVEAU_SIGNED_INFO && this.signedInfo === null && reader.localName(name) === 'SignedInfo') {
      this.signedInfo = this.ouvrir(reader, this.formes.signedInfo);
    } else if (
      niveau === NIVEAU_PROPRIETES &&
      this.proprietes === null &&
      reader.localName(name) === 'SignedProperties'
    ) {
      this.proprietes = this.ouvrir(reader, this.formes.proprietes);
    }
  }

  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    this.arbre.text(reader, bytes, from, to);
  }

  end(reader: Reader): void {
    this.arbre.end(reader);
  }

  markup(reader: Reader, kind: 'comment' | 'instruction' | 'cdata'): void {
    this.arbre.markup(reader, kind);
  }

  private ouvrir(reader: Reader, { inclusive, prefixes }: Canonisation): Octets {
    const octets = new Octets();
    reader.openRegion({ sink: octets, inclusive, prefixList: prefixes });
    return octets;
  }
}
