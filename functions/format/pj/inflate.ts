/**
 * Inflates deflate data (RFC 1951) as they come, in constant memory. Node has no supported way to inflate a stream
 * synchronously, and what comes out must be bounded while it comes out.
 */
import { Bits } from './bits.ts';
import { EnTeteDeBloc } from './en-tete-de-bloc.ts';
import { DISTANCES, DISTANCES_FIXES, LITTERAUX_FIXES, LONGUEURS } from './tables-deflate.ts';

/** Receives the inflated bytes in order, valid only during the call; false stops the inflating. */
export type Sortie = (octets: Uint8Array) => boolean;
type Etat = 'bloc' | 'stocke' | 'codes' | 'fini' | 'faute' | 'arrete';

const FENETRE = 32_768;
const PLEIN = 3 * FENETRE;
const COPIE_MAX = 258;
/** Bytes that hold any symbol with its distance (48 bits), and any head of a block (2 283 bits at most). */
const SYMBOLE = 8;
const TETE = 300;
const FIN_DE_BLOC = 256;

export class Inflate {
  etat: Etat = 'bloc';
  /** After `fini`, its `reste` is what follows the data. */
  readonly source = new Bits(TETE);
  private dernierBloc = false;
  private stockes = 0;
  /** Beyond PLEIN, room for the last copy. */
  private readonly fenetre = Buffer.alloc(PLEIN + COPIE_MAX);
  private ecrits = 0;
  private rendus = 0;
  private readonly tete = new EnTeteDeBloc();
  private litteraux = LITTERAUX_FIXES;
  private distances = DISTANCES_FIXES;
  private sortie: Sortie = () => false;

  commencer(sortie: Sortie): void {
    this.sortie = sortie;
    this.etat = 'bloc';
    this.dernierBloc = false;
    this.ecrits = this.rendus = 0;
    this.source.vider();
  }

  /** Takes the next bytes, at most APPORT. */
  ecrire(octets: Uint8Array): void {
    this.source.apporter(octets);
    this.avancer();
  }

  /** No more bytes will come. */
  clore(): void {
    this.source.completer(TETE);
    this.avancer();
    if (this.etat !== 'fini' && this.etat !== 'arrete') this.etat = 'faute';
  }

  private avancer(): void {
    const { source } = this;
    for (;;) {
      if (this.etat === 'bloc' && source.disponibles >= TETE) this.etat = this.bloc();
      else if (this.etat === 'stocke' && source.disponibles > 0) this.etat = this.copierStockes();
      else if (this.etat === 'codes' && source.fin - source.pos > SYMBOLE) this.etat = this.decoder();
      else return;
      if (source.depasse) this.etat = 'faute';
      if (this.etat === 'fini') {
        source.aligner();
        if (!this.rendre()) this.etat = 'arrete';
      }
    }
  }

  private bloc(): Etat {
    const { source, tete } = this;
    this.dernierBloc = source.lire(1) === 1;
    const type = source.lire(2);
    if (type === 0) {
      source.aligner();
      this.stockes = source.lire(16);
      return source.lire(16) === (this.stockes ^ 0xffff) ? this.apresStockes() : 'faute';
    }
    if (type === 3 || (type === 2 && !tete.lire(source))) return 'faute';
    this.litteraux = type === 1 ? LITTERAUX_FIXES : tete.litteraux;
    this.distances = type === 1 ? DISTANCES_FIXES : tete.distances;
    return 'codes';
  }

  private apresStockes(): Etat {
    if (this.stockes > 0) return 'stocke';
    return this.dernierBloc ? 'fini' : 'bloc';
  }

  private copierStockes(): Etat {
    const { source } = this;
    source.aligner();
    const n = Math.min(this.stockes, source.fin - source.pos, PLEIN - this.ecrits);
    source.octets.copy(this.fenetre, this.ecrits, source.pos, source.pos + n);
    source.pos += n;
    this.ecrits += n;
    this.stockes -= n;
    return this.ecrits >= PLEIN && !this.rendre() ? 'arrete' : this.apresStockes();
  }

  /** Symbols, as long as a whole one is sure to be there. The state is in local variables: this runs on every byte. */
  private decoder(): Etat {
    const { source, fenetre, litteraux, distances } = this;
    const { octets } = source;
    const limite = source.fin - SYMBOLE;
    let { pos, bits, nombre } = source;
    let w = this.ecrits;
    let etat: Etat = 'codes';
    while (pos < limite) {
      if (nombre < 16) {
        bits |= ((octets[pos] ?? 0) | ((octets[pos + 1] ?? 0) << 8)) << nombre;
        pos += 2;
        nombre += 16;
      }
      const entree = litteraux.chercher(bits);
      bits >>>= entree & 15;
      nombre -= entree & 15;
      const symbole = entree >> 4;
      if (symbole < FIN_DE_BLOC && entree !== 0) fenetre[w++] = symbole;
      else if (symbole === FIN_DE_BLOC) {
        etat = this.dernierBloc ? 'fini' : 'bloc';
        break;
      } else {
        const l = symbole - 257;
        let extra = LONGUEURS.extra[l] ?? 0;
        const longueur = (LONGUEURS.base[l] ?? 0) + (bits & ((1 << extra) - 1));
        bits >>>= extra;
        nombre -= extra;
        if (nombre < 16) {
          bits |= ((octets[pos] ?? 0) | ((octets[pos + 1] ?? 0) << 8)) << nombre;
          pos += 2;
          nombre += 16;
        }
        const d = distances.chercher(bits);
        bits >>>= d & 15;
        nombre -= d & 15;
        if (nombre < 16) {
          bits |= ((octets[pos] ?? 0) | ((octets[pos + 1] ?? 0) << 8)) << nombre;
          pos += 2;
          nombre += 16;
        }
        extra = DISTANCES.extra[d >> 4] ?? 0;
        const distance = (DISTANCES.base[d >> 4] ?? 0) + (bits & ((1 << extra) - 1));
        bits >>>= extra;
        nombre -= extra;
        if (entree === 0 || d === 0 || longueur === 0 || distance === 0 || distance > w) {
          etat = 'faute';
          break;
        }
        const jusqua = w + longueur;
        for (; w < jusqua; w++) fenetre[w] = fenetre[w - distance] ?? 0;
      }
      if (w >= PLEIN) {
        this.ecrits = w;
        if (!this.rendre()) {
          etat = 'arrete';
          break;
        }
        w = this.ecrits;
      }
    }
    source.pos = pos;
    source.bits = bits;
    source.nombre = nombre;
    this.ecrits = w;
    return etat;
  }

  /** Hands over what is inflated, and keeps the window. False when no more is wanted. */
  private rendre(): boolean {
    const encore = this.rendus === this.ecrits || this.sortie(this.fenetre.subarray(this.rendus, this.ecrits));
    if (this.ecrits > FENETRE) {
      this.fenetre.copyWithin(0, this.ecrits - FENETRE, this.ecrits);
      this.ecrits = FENETRE;
    }
    this.rendus = this.ecrits;
    return encore;
  }
}
