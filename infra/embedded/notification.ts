/** Tells each suspended ordonnateur, as soon as the journal has it, and again until it is done (R4). */
import { notifierLesSuspensions } from '../../functions/adhesion/suspension/notifier.ts';
import { adresseDeNotification } from '../../functions/console/lecture/suspension/notification.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { type Boucle, boucler } from './boucle.ts';

const PERIODE_MS = 60_000;

export function tenirLaNotification(plateforme: PlateformeEmbarquee, signaler: (erreur: unknown) => void): Boucle {
  const needs = { ...plateforme, adresseDe: adresseDeNotification(plateforme) };
  return boucler(
    async () => {
      await notifierLesSuspensions(needs);
      return undefined;
    },
    { periodeMs: PERIODE_MS, signaler },
  );
}
