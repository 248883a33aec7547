/** Once a day, and at start, destroys the documents whose keeping has come to its term. */
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { scelleLe } from '../../functions/preuve/registre-des-sceaux.ts';
import { type PurgerNeeds, purger } from '../../functions/retention/purger.ts';
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
  scelleLe: () => scelleLe({ journal }),
});

export function tenirLaConservation(
  plateforme: PlateformeEmbarquee,
  options: ConservationOptions,
  signaler: (erreur: unknown) => void,
): Boucle {
  const needs = besoinsDeLaPurge(plateforme, options);
  const travail = async (): Promise<number | undefined> => {
    const documents = (await purger(needs)).documents + (await purgerLeRegistre(needs));
    const vide = plateforme.viderLesTraces();
    return documents > 0 || !vide ? REPRISE_MS : undefined;
  };
  return boucler(travail, { periodeMs: PERIODE_MS, signaler });
}
