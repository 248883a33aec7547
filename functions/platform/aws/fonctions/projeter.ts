/**
 * The read models of the console, kept up to date by the journal's stream. Only one of these runs at a time (its
 * reserved concurrency): two would overwrite each other's documents with older ones.
 */
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { reprojeterLeJournal } from '../../../console/lecture/exploitation/journal-projeter.ts';
import { reprojeter } from '../../../console/lecture/reprojeter.ts';
import { tache } from './journalisation.ts';
import { plateforme } from './plateforme.ts';
import { lireTouche } from './touche.ts';

export const handler = (evenement: DynamoDBStreamEvent): Promise<void> =>
  tache(async () => {
    const touches = evenement.Records.map(lireTouche);
    const flux = touches.flatMap((touche) => (touche?.type === 'evenement' ? [touche.stream] : []));
    await reprojeter(plateforme, flux);
    await reprojeterLeJournal(plateforme, flux);
  })(evenement);
