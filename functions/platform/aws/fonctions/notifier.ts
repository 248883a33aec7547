/** Tells each suspended ordonnateur; and tells the operator whom nothing has told. */
import { notifierLesSuspensions } from '../../../adhesion/suspension/notifier.ts';
import { adresseDeNotification } from '../../../console/lecture/suspension/notification.ts';
import { log, mesurer, tache } from './journalisation.ts';
import { nonNotifiees } from './non-notifiees.ts';
import { plateforme } from './plateforme.ts';

const needs = { ...plateforme, adresseDe: adresseDeNotification(plateforme) };

export const handler = tache(async () => {
  try {
    const courriels = await notifierLesSuspensions(needs);
    if (courriels > 0) log.info('suspensions notifiées', { courriels });
  } finally {
    const flux = await nonNotifiees(plateforme);
    mesurer('nonNotifiees', flux.length);
    if (flux.length > 0) log.warn('suspensions que rien n’a notifiées depuis plus d’un jour', { flux });
  }
});
