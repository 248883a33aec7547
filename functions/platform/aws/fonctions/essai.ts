/** A file that somebody tries, judged in the console's own function: in memory, and within what Lambda takes in. */
import type { Essai } from '../../../console/lecture/exploitation/essai.ts';
import { plateforme } from './plateforme.ts';
import { lirePolitique } from './politique.ts';

/** Bytes: a request of Lambda is 6 MB of base64. */
const TAILLE_MAX = 4_000_000;

/** The judge is loaded for the first file: no page waits for it. */
async function juge() {
  const [{ verifierFichier }, { sourceEnMemoire }, { lireJeux }] = await Promise.all([
    import('../../../verification/verifier.ts'),
    import('../../../verification/source.ts'),
    import('../../embedded/jeux-de-schemas.ts'),
  ]);
  return { verifierFichier, sourceEnMemoire, jeux: lireJeux(), politique: lirePolitique() };
}
let charge: ReturnType<typeof juge> | undefined;

export const essai: Essai = {
  tailleMax: TAILLE_MAX,
  async juger(contenu) {
    charge ??= juge();
    const { verifierFichier, sourceEnMemoire, jeux, politique } = await charge;
    const recuLe = plateforme.horloge.now();
    const magasin = await plateforme.coffre.magasin();
    return verifierFichier(sourceEnMemoire(contenu), {
      recuLe,
      jugeLe: recuLe,
      jeu: jeux.pour(recuLe),
      politique,
      magasin,
    });
  },
};
