/**
 * Dead letters on SQS: a queue of their own. Nothing there can be looked at without being received, so each look hides
 * them for an instant and counts as a receive; and one look may miss some, which the next one finds. A letter keeps its
 * message id as long as it lies there: its handle here is that id.
 */
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
  type Message as SqsMessage,
} from '@aws-sdk/client-sqs';
import type { DeadLetter } from '../ports.ts';

/** Long enough for one look to see no letter twice, short enough for whoever died to hide nothing. */
const REGARD_SECONDES = 30;
const RECUS_MAX = 10;
/** Letters that one redrive looks through. */
const FOUILLE_MAX = 1000;

async function* parcourir(client: SQSClient, QueueUrl: string, max: number): AsyncGenerator<readonly SqsMessage[]> {
  for (let vus = 0; vus < max; ) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(RECUS_MAX, max - vus),
        VisibilityTimeout: REGARD_SECONDES,
        // Asks every server of the queue: an empty answer is then mostly an empty queue.
        WaitTimeSeconds: vus === 0 ? 1 : 0,
        MessageAttributeNames: ['id'],
        MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp', 'MessageGroupId'],
      }),
    );
    if (Messages.length === 0) return;
    vus += Messages.length;
    yield Messages;
  }
}

/** Where that fails, the look ends by itself. */
async function rendre(client: SQSClient, QueueUrl: string, messages: readonly SqsMessage[]): Promise<void> {
  const Entries = messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle, VisibilityTimeout: 0 }));
  for (let n = 0; n < Entries.length; n += RECUS_MAX)
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: Entries.slice(n, n + RECUS_MAX) }));
}

const lire = ({ MessageId, Body, Attributes, MessageAttributes }: SqsMessage): DeadLetter => ({
  handle: MessageId ?? '',
  id: MessageAttributes?.id?.StringValue ?? '',
  group: Attributes?.MessageGroupId ?? '',
  body: Body ?? '',
  receiveCount: Number(Attributes?.ApproximateReceiveCount),
  sentAt: new Date(Number(Attributes?.SentTimestamp)).toISOString(),
  fault: null,
});

/** `QueueUrl`: of the dead letters. */
export async function regarder(client: SQSClient, QueueUrl: string, limit: number): Promise<DeadLetter[]> {
  const vus: SqsMessage[] = [];
  try {
    for await (const messages of parcourir(client, QueueUrl, limit)) vus.push(...messages);
  } finally {
    await rendre(client, QueueUrl, vus);
  }
  return vus.map(lire).sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1));
}

/** Sent, then deleted: a crash between the two makes a duplicate and loses nothing. */
async function renvoyer(client: SQSClient, vers: string, QueueUrl: string, message: SqsMessage): Promise<void> {
  const { Body: MessageBody, ReceiptHandle, MessageAttributes, Attributes } = message;
  const MessageGroupId = Attributes?.MessageGroupId;
  await client.send(
    new SendMessageCommand({
      QueueUrl: vers,
      MessageBody,
      ...(MessageAttributes && { MessageAttributes }),
      ...(MessageGroupId !== undefined && { MessageGroupId }),
    }),
  );
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
}

/** `vers`: the queue that they died in; `QueueUrl`: of the dead letters. */
export async function relancer(
  client: SQSClient,
  { vers, QueueUrl }: { readonly vers: string; readonly QueueUrl: string },
  handles: readonly string[],
): Promise<number> {
  const restent = new Set(handles);
  const autres: SqsMessage[] = [];
  try {
    for await (const messages of parcourir(client, QueueUrl, FOUILLE_MAX)) {
      for (const message of messages)
        if (restent.delete(message.MessageId ?? '')) await renvoyer(client, vers, QueueUrl, message);
        else autres.push(message);
      if (restent.size === 0) break;
    }
  } finally {
    await rendre(client, QueueUrl, autres);
  }
  return handles.length - restent.size;
}
