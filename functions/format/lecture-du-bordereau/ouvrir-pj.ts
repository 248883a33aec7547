/** The content of a PJ as a stream, whatever its size: neither the flux nor the PJ is ever whole in memory. */
import { type DefautDePj, type FormeDePj, LecteurDePj } from './lecteur-de-pj.ts';
import { Lecture, type Octets } from './lecture.ts';

/** Bytes of the flux read at a time: deflate makes a thousand times as many of them, at worst. */
const BOUCHEE = 8192;

export interface PjOuverte {
  /** MIMEType as declared; null until the first bytes, and where there is none. */
  readonly mime: string | null;
  /** Ends on what is wrong with the PJ, null where nothing is; what came before then is only a part of it. */
  readonly octets: AsyncGenerator<Uint8Array, DefautDePj | null>;
}

export function ouvrirPj(octets: Octets, rang: number, forme: FormeDePj): PjOuverte {
  const lecteur = new LecteurDePj(rang, forme);
  return {
    get mime() {
      return lecteur.mime;
    },
    octets: derouler(octets, lecteur),
  };
}

async function* derouler(octets: Octets, lecteur: LecteurDePj): AsyncGenerator<Uint8Array, DefautDePj | null> {
  const lecture = new Lecture(lecteur);
  try {
    for await (const morceau of octets) {
      for (let i = 0; i < morceau.length && !lecture.finie; i += BOUCHEE) {
        lecture.write(morceau.subarray(i, i + BOUCHEE));
        yield* lecteur.prets.splice(0);
      }
      if (lecture.finie) break;
    }
    lecture.finish();
    yield* lecteur.prets.splice(0);
    // A flux cut in the middle of the PJ: what it held of it is not the PJ.
    return lecture.arret !== null && lecteur.mime !== null ? 'illisible' : lecteur.defaut;
  } finally {
    lecture.release();
  }
}
