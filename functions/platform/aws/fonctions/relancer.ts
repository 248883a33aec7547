/** What the fast path missed: verifications put off, messages never sent or expired, dead letters. */
import * as z from 'zod';
import { expedier } from '../../../mise-a-disposition/expedition.ts';
import { reprendre } from '../../../verification/reprise.ts';
import { log, mesurer, tache } from './journalisation.ts';
import { relancerLesLettresMortes } from './lettres-mortes.ts';
import { plateforme } from './plateforme.ts';

/** Said by the schedule: dead letters have a slower one, so that one that always fails costs little. */
const demandeSchema = z.object({ quoi: z.enum(['messages', 'lettres-mortes']) });

/** Each whatever the other does: what is resumed leaves by the fast path. */
async function relancerLesMessages(): Promise<void> {
  const issues = await Promise.allSettled([reprendre(plateforme), expedier(plateforme)]);
  const combien = issues.reduce((total, issue) => total + (issue.status === 'fulfilled' ? issue.value : 0), 0);
  mesurer('repetees', combien);
  if (combien > 0) log.info('messages relancés', { combien });
  const erreurs = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []));
  if (erreurs.length > 0) throw new AggregateError(erreurs, 'messages could not be sent again');
}

export const handler = tache(async (evenement) => {
  const { quoi } = demandeSchema.parse(evenement);
  if (quoi === 'messages') await relancerLesMessages();
  else await relancerLesLettresMortes();
});
