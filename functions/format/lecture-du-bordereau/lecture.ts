/** A reading that stops at a fault of the XML, or once its consumer has what it wants. What a file holds never throws. */
import { type Anomalie, anomalie } from '../../../schemas/motifs/catalogue.ts';
import { XmlAnomaly } from '../../xml/anomaly.ts';
import { Reader } from '../../xml/reader.ts';
import type { TokenSink } from '../../xml/token-sink.ts';

export type Octets = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
/** `fini`: the rest of the file need not be given. */
export type Lecteur = TokenSink & { readonly fini: boolean };

export class Lecture {
  arret: Anomalie | null = null;
  private readonly reader: Reader;
  private readonly sink: Lecteur;

  constructor(sink: Lecteur) {
    this.sink = sink;
    this.reader = new Reader({ sink, blanks: false });
  }

  get finie(): boolean {
    return this.arret !== null || this.sink.fini;
  }
  write(octets: Uint8Array): void {
    if (!this.finie) this.garder(() => this.reader.write(octets));
  }
  finish(): void {
    if (!this.finie) this.garder(() => this.reader.finish());
  }
  release(): void {
    this.reader.release();
  }

  private garder(lire: () => void): void {
    try {
      lire();
    } catch (erreur) {
      if (!(erreur instanceof XmlAnomaly)) throw erreur;
      // What comes after the bordereau is of no concern to who reads it.
      if (!this.sink.fini) this.arret = anomalie(erreur.code, erreur.lieu, erreur.valeurs);
    }
  }
}
