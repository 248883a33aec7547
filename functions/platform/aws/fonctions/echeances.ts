/** What is late on the recipients' side. The due dates of dossiers will be watched here too. */
import { releverLesRetards } from '../../../mise-a-disposition/retard.ts';
import { log, mesurer, tache } from './journalisation.ts';
import { plateforme } from './plateforme.ts';

export const handler = tache(async () => {
  const { nonRecues, nonEnvoyees, files } = await releverLesRetards(plateforme);
  mesurer('nonRecues', nonRecues);
  mesurer('nonEnvoyees', nonEnvoyees);
  if (nonRecues > 0) log.warn('mises à disposition non relevées depuis plus de trois jours', { nonRecues, files });
});
