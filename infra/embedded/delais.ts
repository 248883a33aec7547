/** What time alone does to the dossiers of the phase comminatoire: looked at every hour, so at the first of each day. */
import { dateCivile } from '../../functions/adhesion/heure-de-paris.ts';
import { besoinsDesDelais } from '../../functions/console/lecture/delais/besoins.ts';
import { tenirLesDelais } from '../../functions/pca/echeance/tenir-les-delais.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { type Boucle, boucler } from './boucle.ts';

const PERIODE_MS = 3600_000;

export function veillerSurLesDelais(plateforme: PlateformeEmbarquee, signaler: (erreur: unknown) => void): Boucle {
  let arret = false;
  const tenir = tenirLesDelais({ ...besoinsDesDelais(plateforme), encore: () => !arret });
  const boucle = boucler(
    async () => {
      await tenir(dateCivile(plateforme.horloge.now()));
      return undefined;
    },
    { periodeMs: PERIODE_MS, signaler },
  );
  return {
    sonner: boucle.sonner,
    arreter: () => {
      arret = true;
      return boucle.arreter();
    },
  };
}
