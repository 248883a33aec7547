/** One page of one bordereau, from the bytes of a flux. */
import type { BordereauLisible } from './bordereau-lisible.ts';
import { type BordereauDemande, LecteurDuBordereau } from './lecteur-du-bordereau.ts';
import { Lecture, type Octets } from './lecture.ts';

/** Null where the flux has no bordereau of this rank. */
export async function lireBordereau(octets: Octets, demande: BordereauDemande): Promise<BordereauLisible | null> {
  const lecteur = new LecteurDuBordereau(demande);
  const lecture = new Lecture(lecteur);
  try {
    for await (const morceau of octets) {
      lecture.write(morceau);
      if (lecture.finie) break;
    }
    lecture.finish();
    return lecteur.lu(lecture.arret);
  } finally {
    lecture.release();
  }
}
