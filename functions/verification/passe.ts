/** One pass: one reader, and on its tokens the signatures and the format together. */
import type { Anomalie } from '../../schemas/motifs/catalogue.ts';
import { anomalie } from '../../schemas/motifs/catalogue.ts';
import type { FluxReader } from '../format/lecteur-de-flux.ts';
import type { SignatureObserver } from '../signature/observateur.ts';
import { NOMS_MARQUES } from '../signature/parcours.ts';
import { XmlAnomaly } from '../xml/anomaly.ts';
import type { Limits } from '../xml/limits.ts';
import { Reader } from '../xml/reader.ts';
import type { TokenSink } from '../xml/token-sink.ts';

class Ensemble implements TokenSink {
  private readonly signatures: SignatureObserver;
  private readonly flux: FluxReader;
  constructor(signatures: SignatureObserver, flux: FluxReader) {
    this.signatures = signatures;
    this.flux = flux;
  }
  start(reader: Reader, name: number): void {
    this.signatures.start(reader, name);
    this.flux.start(reader, name);
  }
  text(reader: Reader, bytes: Uint8Array, from: number, to: number): void {
    this.signatures.text(reader, bytes, from, to);
    this.flux.text(reader, bytes, from, to);
  }
  end(reader: Reader, name: number): void {
    this.signatures.end(reader, name);
    this.flux.end(reader);
  }
  markup(reader: Reader, kind: 'comment' | 'instruction' | 'cdata'): void {
    this.signatures.markup(reader, kind);
    this.flux.markup();
  }
}

/** A reading that an anomaly may stop: what comes after it is not read, but nothing is thrown for what a file holds. */
export class Lecture {
  readonly reader: Reader;
  arret: Anomalie | null = null;

  constructor(sink: TokenSink, limits?: Partial<Limits>) {
    this.reader = new Reader({ sink, marked: NOMS_MARQUES, blanks: false, ...(limits ? { limits } : {}) });
  }

  write(chunk: Uint8Array): void {
    if (this.arret === null) this.garder(() => this.reader.write(chunk));
  }

  finish(): void {
    if (this.arret === null) this.garder(() => this.reader.finish());
    this.reader.release();
  }

  private garder(lire: () => void): void {
    try {
      lire();
    } catch (erreur) {
      if (!(erreur instanceof XmlAnomaly)) throw erreur;
      this.arret = anomalie(erreur.code, erreur.lieu, erreur.valeurs);
    }
  }
}

export function premierePasse(signatures: SignatureObserver, flux: FluxReader, limits?: Partial<Limits>): Lecture {
  return new Lecture(new Ensemble(signatures, flux), limits);
}
