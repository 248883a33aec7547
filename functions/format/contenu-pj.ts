/** The content of a PJ, streamed: base64 of a gzip file, inflated to be sure that it can be read (Class_PJ.xsd, Fichier). */
import { Base64 } from './pj/base64.ts';
import { DEBUT, type Genre, genreDuContenu } from './pj/genre.ts';
import { Gonflage } from './pj/gonflage.ts';
import { Gunzip } from './pj/gunzip.ts';
import { MarqueDeSignature } from './pj/marque-de-signature.ts';

export type DefautDeContenu =
  | { readonly sorte: 'vide' }
  | { readonly sorte: 'base64'; readonly detail: string }
  | { readonly sorte: 'gzip' }
  | { readonly sorte: 'illisible'; readonly detail: string }
  | { readonly sorte: 'volume' };

/** ID1, ID2, CM = deflate. */
const GZIP = Buffer.of(0x1f, 0x8b, 8);

export class ContenuPj {
  private readonly base64: Base64;
  private readonly gunzip: Gunzip;
  private readonly tete = Buffer.alloc(GZIP.length);
  private readonly debut = Buffer.alloc(DEBUT);
  private readonly marque = new MarqueDeSignature();
  private compresses = 0;
  private gonfles = 0;

  /** `gonflage`: that of the flux. One content at a time. */
  constructor(gonflage: Gonflage = new Gonflage()) {
    this.gunzip = new Gunzip(gonflage.inflate, (octets) => {
      if (this.gonfles < DEBUT)
        Buffer.from(octets.buffer, octets.byteOffset, octets.length).copy(this.debut, this.gonfles);
      this.marque.update(octets);
      const admis = gonflage.admettre(octets.length, this.gonfles, this.compresses);
      this.gonfles += octets.length;
      return admis;
    });
    this.base64 = new Base64({
      update: (octets) => {
        if (this.compresses < GZIP.length)
          this.tete.set(octets.subarray(0, GZIP.length - this.compresses), this.compresses);
        this.compresses += octets.length;
        this.gunzip.update(octets);
      },
    });
  }

  /** Bytes once decoded, still compressed. */
  get tailleCompressee(): number {
    return this.base64.taille;
  }

  /** Bytes once inflated: all of them where there is no fault. */
  get taille(): number {
    return this.gonfles;
  }

  /** The file has a signature of its own, valid or not: known once `defaut` is. */
  get signee(): boolean {
    return this.marque.vue;
  }

  /** Takes a run of the text of the element. */
  ecrire(texte: Uint8Array, from: number, to: number): void {
    this.base64.ecrire(texte, from, to);
  }

  /** What the first bytes tell; null where they tell nothing. */
  genre(): Genre | null {
    return genreDuContenu(this.debut.subarray(0, this.gonfles));
  }

  /** After the last run: what is wrong, or null. */
  defaut(): DefautDeContenu | null {
    if (this.base64.vide) return { sorte: 'vide' };
    const detail = this.base64.defaut();
    if (detail !== null) return { sorte: 'base64', detail };
    if (!this.tete.equals(GZIP)) return { sorte: 'gzip' };
    const defaut = this.gunzip.defaut();
    if (defaut === 'arrete') return { sorte: 'volume' };
    if (defaut !== null) return { sorte: 'illisible', detail: defaut.detail };
    return this.gonfles === 0 ? { sorte: 'vide' } : null;
  }
}
