/** A batch of messages: each succeeds or fails by itself, and what must come back later says when. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { type Queues, Retry } from '../../ports.ts';
import { mesure, signaler } from './journalisation.ts';

const processor = new BatchProcessor(EventType.SQS);

/** What a line of the log is about: enough to follow one deposit from end to end. */
const sujetSchema = z.object({ depotId: z.string() });

function sujet(corps: unknown, messageId: string): Record<string, string> {
  const lu = sujetSchema.safeParse(corps);
  return lu.success ? { messageId, depotId: lu.data.depotId } : { messageId };
}

const ESSAI_SECONDES = 30;
const ESSAI_MAX_SECONDES = 900;

/** What failed for no known reason comes back soon, then less and less so: its lease is far too long for a hiccup. */
const delai = (erreur: unknown, receptions: string): number =>
  erreur instanceof Retry
    ? erreur.delaySeconds
    : Math.min(ESSAI_SECONDES * 2 ** (Number(receptions) - 1), ESSAI_MAX_SECONDES);

export interface LotOptions {
  /** The queue, as the platform names it. */
  readonly queue: (arn: string) => string;
  readonly files: Pick<Queues, 'release'>;
}

/** R5: a message is deleted when all that it asked for is done, and not before. */
export const surFile = (traiter: (corps: unknown) => Promise<void>, { queue, files }: LotOptions) => {
  const prendre = async ({ body, messageId, receiptHandle, eventSourceARN, attributes }: SQSRecord): Promise<void> => {
    let corps: unknown;
    try {
      corps = JSON.parse(body);
      await traiter(corps);
    } catch (erreur) {
      signaler(erreur, sujet(corps, messageId));
      await files.release(queue(eventSourceARN), receiptHandle, delai(erreur, attributes.ApproximateReceiveCount));
      throw erreur;
    }
  };
  return mesure(
    (evenement: SQSEvent): Promise<SQSBatchResponse> =>
      processPartialResponse(evenement, prendre, processor, { throwOnFullBatchFailure: false }),
  );
};
