/** An element that may carry a signature: the root, or a bordereau. */
import { createHash, type Hash } from 'node:crypto';
import type { Lieu } from '../../schemas/motifs/catalogue.ts';
import type { Reader } from '../xml/reader.ts';
import type { Region } from '../xml/region.ts';
import { abreger } from './abrege.ts';
import type { Porteur } from './constat.ts';
import type { SignatureLue } from './signature-lue.ts';

export class ElementSigne {
  /** Rank of the bordereau in file order from 0; null for the root. */
  readonly rang: number | null;
  readonly nom: string;
  /** Local name of the domain that a bordereau stands in; null for the root. */
  readonly domaine: string | null;
  /** Its attribute `Id`, in no namespace. Cut, a long one ends in « … », which no reference can name (NCNAME). */
  readonly id: string | null;
  readonly lieu: Lieu;
  /** IdBord of a bordereau. */
  numero: string | null = null;
  signature: SignatureLue | null = null;
  private region: Region | null = null;
  private hash: Hash | null = null;
  private avantSignature: Hash | null = null;
  private sansSignature: Hash | null = null;
  private surCondensat: ((condensat: Buffer) => void) | null = null;

  constructor(reader: Reader, name: number, rang: number | null, domaine: string | null) {
    this.rang = rang;
    this.domaine = domaine;
    this.nom = reader.localName(name);
    const id = reader.attribute('Id');
    this.id = id === null ? null : abreger(id);
    this.lieu = reader.lieu();
  }

  get porteur(): Porteur {
    return { rang: this.rang, numero: this.numero, id: this.id };
  }

  /** Speculates that the element will turn out signed with SHA-256 over its exclusive form. */
  speculer(reader: Reader): void {
    this.hash = createHash('sha256');
    this.region = reader.openRegion({ sink: this.hash, onEnd: () => this.finir() });
  }

  /** At the start of the signature: everything before it is in the hash, it is not. */
  copier(): void {
    this.avantSignature = this.hash?.copy() ?? null;
  }

  /** At its end: what follows goes to the copy too, which is therefore the element without its signature. False: no copy. */
  suivre(surCondensat: (condensat: Buffer) => void): boolean {
    if (this.region === null || this.avantSignature === null) return false;
    this.sansSignature = this.avantSignature;
    this.region.extra.push(this.sansSignature);
    this.surCondensat = surCondensat;
    return true;
  }

  private finir(): void {
    if (this.sansSignature !== null) this.surCondensat?.(this.sansSignature.digest());
    this.region = this.hash = this.avantSignature = this.sansSignature = this.surCondensat = null;
  }
}
