/** Dead letters go back to their queue: a cause that is gone must not leave a deposit without its answer. */
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { QUEUES_INTERNES } from '../../../../schemas/messages/depot.ts';
import { log, mesurer } from './journalisation.ts';
import { nomPhysique } from './plateforme.ts';

const sqs = new SQSClient({});
/** Slow enough for whatever is broken to be seen before all of it has failed again. */
const PAR_SECONDE = 10;

async function relancerUne(queue: string): Promise<number> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: nomPhysique(`${queue}-lettres-mortes`) }));
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'] }),
  );
  const combien = Number(Attributes.ApproximateNumberOfMessages ?? 0);
  if (combien === 0) return 0;
  await sqs.send(
    new StartMessageMoveTaskCommand({ SourceArn: Attributes.QueueArn, MaxNumberOfMessagesPerSecond: PAR_SECONDE }),
  );
  log.warn('lettres mortes relancées', { file: queue, combien });
  return combien;
}

/** The arrivals too: what nobody could read may be read by now. */
export async function relancerLesLettresMortes(): Promise<void> {
  let relancees = 0;
  for (const queue of ['arrivees', ...QUEUES_INTERNES]) relancees += await relancerUne(queue);
  mesurer('repetees', relancees);
}
