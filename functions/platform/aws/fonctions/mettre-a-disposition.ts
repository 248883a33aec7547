/** The journal's stream: each message that a decision put in the outbox leaves at once. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { expedierUn } from '../../../mise-a-disposition/expedition.ts';
import { Retry } from '../../ports.ts';
import { log, mesure, signaler } from './journalisation.ts';
import { plateforme } from './plateforme.ts';
import { lireTouche } from './touche.ts';

const processor = new BatchProcessor(EventType.DynamoDBStreams);

/** What fails is tried again here a few times, then by `relancer`: it must not hold the stream up. */
async function prendre(record: DynamoDBRecord): Promise<void> {
  const touche = lireTouche(record);
  if (touche?.type !== 'envoi') return;
  const { id, queue } = touche.entree;
  try {
    if (await expedierUn(plateforme, touche.entree)) log.info('message envoyé', { envoi: id, file: queue });
  } catch (erreur) {
    signaler(erreur, { envoi: id, file: queue });
    // The stream would hand all that follows over again: what only asks for time is left to `relancer`.
    if (!(erreur instanceof Retry)) throw erreur;
  }
}

export const handler = mesure(
  (evenement: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
    processPartialResponse(evenement, prendre, processor, { throwOnFullBatchFailure: false }),
);
