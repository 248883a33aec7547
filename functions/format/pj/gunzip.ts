/** A gzip file (RFC 1952), inflated as it comes: members one after the other, CRC-32 and size checked. */
import { crc32 } from 'node:zlib';
import { APPORT } from './bits.ts';
import { EnTeteGzip } from './en-tete-gzip.ts';
import type { Inflate, Sortie } from './inflate.ts';

const PIED = 8;
/** First bytes that a member is read from, then twice as many: what follows a short one is copied, and stays in proportion. */
const PREMIERS = 512;

/** What is wrong, in words that complete « illisible : ». */
export type DefautGzip = 'arrete' | { readonly detail: string };

export class Gunzip {
  private readonly inflate: Inflate;
  private readonly sortie: Sortie;
  private etat: 'en-tete' | 'donnees' | 'pied' | 'zeros' | 'fin' = 'en-tete';
  private entete = new EnTeteGzip();
  private membres = 0;
  private somme = 0;
  private taille = 0;
  private apport = PREMIERS;
  private readonly pied = Buffer.alloc(PIED);
  private lusDuPied = 0;
  private faute: DefautGzip | null = null;

  /** `inflate` serves one file at a time. */
  constructor(inflate: Inflate, sortie: Sortie) {
    this.inflate = inflate;
    this.sortie = sortie;
  }

  update(octets: Uint8Array): void {
    this.prendre(octets);
  }

  /** After the last byte: what is wrong, or null. */
  defaut(): DefautGzip | null {
    while (this.etat === 'donnees' && this.faute === null) {
      this.inflate.clore();
      this.prendre(this.apresLesDonnees());
    }
    if (this.faute !== null) return this.faute;
    const entier = this.etat === 'zeros' || (this.etat === 'en-tete' && this.membres > 0 && !this.entete.commence);
    return entier ? null : { detail: 'il est tronqué' };
  }

  private prendre(octets: Uint8Array): void {
    let reste = octets;
    while (reste.length > 0 && this.faute === null) {
      if (this.etat === 'donnees') {
        const n = Math.min(reste.length, this.apport);
        this.apport = Math.min(2 * this.apport, APPORT);
        this.inflate.ecrire(reste.subarray(0, n));
        reste = reste.subarray(n);
        this.prendre(this.apresLesDonnees());
      } else {
        let i = 0;
        while (i < reste.length && this.faute === null && !this.estEnDonnees()) this.octet(reste[i++] ?? 0);
        reste = reste.subarray(i);
      }
    }
  }

  private estEnDonnees(): boolean {
    return this.etat === 'donnees';
  }

  /** The bytes that follow the compressed data, once they are over. */
  private apresLesDonnees(): Uint8Array {
    const { inflate } = this;
    switch (inflate.etat) {
      case 'fini': {
        this.etat = 'pied';
        this.lusDuPied = 0;
        return Buffer.from(inflate.source.reste());
      }
      case 'arrete':
        this.faute = 'arrete';
        break;
      case 'faute':
        this.faute = { detail: 'ses données compressées sont altérées ou tronquées' };
        break;
      default:
    }
    return new Uint8Array(0);
  }

  private octet(octet: number): void {
    if (this.etat === 'pied') {
      this.pied[this.lusDuPied++] = octet;
      if (this.lusDuPied === PIED) this.controler();
    } else if (this.etat === 'zeros' || (this.membres > 0 && octet === 0 && !this.entete.commence)) {
      // gzip(1) admits zeros as padding.
      this.etat = 'zeros';
      if (octet !== 0) this.faute = { detail: 'des données suivent sa fin' };
    } else this.lireEnTete(octet);
  }

  private lireEnTete(octet: number): void {
    const issue = this.entete.lire(octet);
    if (issue === 'faute')
      this.faute = { detail: this.membres > 0 ? 'des données suivent sa fin' : 'son en-tête gzip est incorrect' };
    if (issue !== 'fini') return;
    this.etat = 'donnees';
    this.somme = this.taille = 0;
    this.apport = PREMIERS;
    this.inflate.commencer((octets) => {
      this.somme = crc32(octets, this.somme);
      this.taille += octets.length;
      return this.sortie(octets);
    });
  }

  private controler(): void {
    this.membres++;
    this.entete = new EnTeteGzip();
    this.etat = 'en-tete';
    if (this.pied.readUInt32LE(0) !== this.somme) this.faute = { detail: 'sa somme de contrôle (CRC-32) est fausse' };
    else if (this.pied.readUInt32LE(4) !== this.taille % 2 ** 32)
      this.faute = { detail: 'sa taille n’est pas celle annoncée' };
  }
}
