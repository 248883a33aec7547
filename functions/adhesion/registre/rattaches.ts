/** One ordonnateur does not join in the name of another. */
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { type Refus, refuser } from '../../../schemas/messages/refus.ts';
import type { Journal } from '../../platform/ports.ts';
import { etatPresent } from '../etat.ts';

/** Of the SIRETs that a form would bring under its own, the first that has an adhésion already. */
export async function refusDesRattaches(
  journal: Journal,
  siretsRattaches: readonly string[],
): Promise<{ readonly ok: false; readonly refus: Refus } | null> {
  for (const siret of siretsRattaches) {
    const { etat } = etatPresent(lireAdhesion((await journal.read(`adhesion/${siret}`)).events));
    if (etat !== 'absente')
      return refuser(
        'RATTACHE_ADHERENT',
        `Le SIRET ${siret} a sa propre adhésion : il n’est pas un budget rattaché. Retirez-le du formulaire.`,
      );
  }
  return null;
}
