/** Finds one PJ in a flux and hands its content over as it comes: decoded from base64, and inflated where asked. */
import type { Reader } from '../../xml/reader.ts';
import { Base64 } from '../pj/base64.ts';
import { Gonflage } from '../pj/gonflage.ts';
import { Gunzip } from '../pj/gunzip.ts';
import type { Lecteur } from './lecture.ts';

/** `contenu`: the file that was joined. `transmis`: the same as the flux holds it, still compressed. */
export type FormeDePj = 'contenu' | 'transmis';

export type DefautDePj =
  /** The flux has no PJ of this rank. */
  | 'absente'
  | 'vide'
  /** Not base64, not gzip, or corrupt. */
  | 'illisible'
  /** Larger than a PJ may be (docs/limites.md). */
  | 'trop-volumineuse';

export class LecteurDePj implements Lecteur {
  fini = false;
  /** MIMEType as declared; known before the first byte of the content. */
  mime: string | null = null;
  /** Bytes ready to be sent; whoever sends them empties it. */
  prets: Uint8Array[] = [];
  private readonly rang: number;
  private vues = 0;
  private dansLesPj = false;
  private dansLaPj = false;
  private dansLeFichier = false;
  private envoyes = 0;
  private defautLu: DefautDePj | null = 'absente';
  private readonly base64: Base64;
  private readonly gunzip: Gunzip | null;

  constructor(rang: number, forme: FormeDePj) {
    this.rang = rang;
    const gonflage = new Gonflage();
    let compresses = 0;
    const sortir = (octets: Uint8Array): boolean => {
      const admis = forme === 'transmis' || gonflage.admettre(octets.length, this.envoyes, compresses);
      if (admis) this.prets.push(Uint8Array.from(octets));
      this.envoyes += octets.length;
      return admis;
    };
    const gunzip = forme === 'contenu' ? new Gunzip(gonflage.inflate, sortir) : null;
    this.gunzip = gunzip;
    this.base64 = new Base64({
      update: (octets) => {
        compresses += octets.length;
        if (gunzip === null) sortir(octets);
        else gunzip.update(octets);
      },
    });
  }

  /** Once finished: what is wrong with the PJ, or null. */
  get defaut(): DefautDePj | null {
    return this.defautLu;
  }

  start(reader: Reader, name: number): void {
    if (this.fini) return;
    const nom = reader.localName(name);
    if (reader.depth === 1) this.dansLesPj = nom === 'PES_PJ';
    else if (reader.depth === 2 && this.dansLesPj && nom === 'PJ') this.dansLaPj = ++this.vues === this.rang;
    else if (this.dansLaPj && nom === 'Fichier') {
      this.dansLeFichier = true;
      this.mime = reader.attribute('MIMEType');
    }
  }

  text(_reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    if (this.dansLeFichier) this.base64.ecrire(bytes, from, to);
  }

  end(reader: Reader): void {
    if (!this.dansLaPj || this.fini) return;
    if (this.dansLeFichier) this.conclure(this.lireLeDefaut());
    else if (reader.depth === 2) this.conclure('vide');
  }

  markup(): void {}

  private conclure(defaut: DefautDePj | null): void {
    this.dansLeFichier = false;
    this.defautLu = defaut;
    this.fini = true;
  }

  private lireLeDefaut(): DefautDePj | null {
    if (this.base64.vide) return 'vide';
    if (this.base64.defaut() !== null) return 'illisible';
    const defaut = this.gunzip?.defaut() ?? null;
    if (defaut === 'arrete') return 'trop-volumineuse';
    if (defaut !== null) return 'illisible';
    return this.envoyes === 0 ? 'vide' : null;
  }
}
