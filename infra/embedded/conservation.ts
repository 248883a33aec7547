/** Once a day, and at start, destroys the documents whose keeping has come to its term. */
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { scelleLe } from '../../functions/preuve/registre-des-sceaux.ts';
import { purger } from '../../functions/retention/purger.ts';
import type { Retention } from '../../schemas/retention.ts';
import { type Boucle, boucler } from './boucle.ts';

const PERIODE_MS = 24 * 3600_000;

export function tenirLaConservation(
  { journal, objets, horloge }: PlateformeEmbarquee,
  retention: Retention,
  signaler: (erreur: unknown) => void,
): Boucle {
  const travail = async (): Promise<undefined> => {
    const needs = { journal, objets, effacement: objets, horloge, retention, scelleLe: () => scelleLe({ journal }) };
    await purger(needs);
    return undefined;
  };
  return boucler(travail, { periodeMs: PERIODE_MS, signaler });
}
