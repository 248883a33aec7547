/** Once a day, and at start, destroys the documents whose keeping has come to its term. */

import { dateCivile } from '../../functions/adhesion/heure-de-paris.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { TERME } from '../../functions/retention/echeance.ts';
import { HORLOGE_PEU_SURE, horlogeSure, sceauxRecents } from '../../functions/retention/horloge-sure.ts';
import { hierA, type PurgerNeeds, purger } from '../../functions/retention/purger.ts';
import { purgerLeRegistre } from '../../functions/retention/registre/purger.ts';
import type { Retention } from '../../schemas/retention.ts';
import { publicationsDans } from './acquits.ts';
import { type Boucle, boucler } from './boucle.ts';

const PERIODE_MS = 24 * 3600_000;
/** By then the read models have forgotten what they quoted, and a reader of the base has gone. */
const REPRISE_MS = 5 * 60_000;

export interface ConservationOptions {
  readonly retention: Retention;
  /** The folder where answers are published. */
  readonly acquits: string;
}

export const besoinsDeLaPurge = (
  { journal, objets, horloge }: PlateformeEmbarquee,
  { retention, acquits }: ConservationOptions,
): PurgerNeeds => ({
  ...{ journal, objets, effacement: objets, horloge, retention },
  publications: publicationsDans(acquits),
  sceauxRecents: () => sceauxRecents({ journal }),
});

async function aUnTermePasse({ journal, horloge }: PurgerNeeds): Promise<boolean> {
  const jusquAu = hierA(dateCivile(horloge.now()));
  return (await journal.echeancesDues({ type: TERME, jusquAu, limit: 1 })).length > 0;
}

export function tenirLaConservation(
  plateforme: PlateformeEmbarquee,
  options: ConservationOptions,
  signaler: (erreur: unknown) => void,
): Boucle {
  const needs = besoinsDeLaPurge(plateforme, options);
  const travail = async (): Promise<number | undefined> => {
    if (!(await horlogeSure(needs)) && (await aUnTermePasse(needs))) signaler(HORLOGE_PEU_SURE);
    const documents = (await purger(needs)).documents + (await purgerLeRegistre(needs));
    const vide = plateforme.viderLesTraces();
    return documents > 0 || !vide ? REPRISE_MS : undefined;
  };
  return boucler(travail, { periodeMs: PERIODE_MS, signaler });
}
