/**
 * Queues on SQS: standard ones, fair by message group. An order is nobody's business here: the journal has it. Of a
 * handle that was leased again SQS only says that it should not be used: a message deleted under it may stay deleted.
 */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
  type Message as SqsMessage,
} from '@aws-sdk/client-sqs';
import { type DeadLetter, type DeadLetters, type Message, type Queues, Retry } from '../ports.ts';
import { regarder, relancer } from './lettres-mortes.ts';

/** A message, its body and attributes together: the longest that SQS takes. Ours name objects, they do not hold them. */
const MESSAGE_MAX = 1_048_576;
const RECUS_MAX = 10;
/** The longest that SQS hides a message. Given back sooner than asked, a handler only looks too early. */
const DELAI_MAX_SECONDES = 12 * 3600;
/** Asks every server of the queue, not a few of them: an empty answer is then mostly an empty queue. */
const ATTENTE_SECONDES = 1;
/** Recipients' queues are made from the register, a little after it. */
const FILE_ABSENTE_SECONDES = 300;
/** Of a handle that designates nothing any more. */
const SANS_EFFET: ReadonlySet<string> = new Set([
  'ReceiptHandleIsInvalid',
  'MessageNotInflight',
  'InvalidParameterValue',
]);

/** Longer than SQS takes: a bug of whoever made it. */
export class MessageTropLong extends Error {}

function lireMessage({ ReceiptHandle, Body, Attributes }: SqsMessage): Message {
  const { ApproximateReceiveCount, SentTimestamp } = Attributes ?? {};
  if (ReceiptHandle === undefined || Body === undefined)
    throw new TypeError('SQS gave a message without handle or body');
  return {
    handle: ReceiptHandle,
    body: Body,
    receiveCount: Number(ApproximateReceiveCount),
    sentAt: new Date(Number(SentTimestamp)).toISOString(),
  };
}

async function sansEffet(demande: Promise<unknown>): Promise<void> {
  try {
    await demande;
  } catch (erreur) {
    if (!(erreur instanceof Error) || !SANS_EFFET.has(erreur.name)) throw erreur;
  }
}

export class FilesSqs implements Queues, DeadLetters {
  readonly #client: SQSClient;
  readonly #prefixe: string;
  readonly #urls = new Map<string, Promise<string>>();

  constructor(client: SQSClient, prefixe: string) {
    this.#client = client;
    this.#prefixe = prefixe;
  }

  async send(queue: string, { id, group, body }: Parameters<Queues['send']>[1]) {
    const octets = Buffer.byteLength(body) + Buffer.byteLength(id);
    if (octets > MESSAGE_MAX) throw new MessageTropLong(`${queue}: ${octets} bytes, at most ${MESSAGE_MAX}`);
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: await this.#url(queue),
        MessageBody: body,
        MessageGroupId: group,
        MessageAttributes: { id: { DataType: 'String', StringValue: id } },
      }),
    );
  }

  async receive(queue: string, { max, leaseSeconds }: Parameters<Queues['receive']>[1]) {
    const QueueUrl = await this.#url(queue);
    const messages: Message[] = [];
    while (messages.length < max) {
      const { Messages = [] } = await this.#client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: Math.min(RECUS_MAX, max - messages.length),
          VisibilityTimeout: leaseSeconds,
          // Only who has nothing yet waits.
          WaitTimeSeconds: messages.length === 0 ? ATTENTE_SECONDES : 0,
          MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
        }),
      );
      if (Messages.length === 0) break;
      messages.push(...Messages.map(lireMessage));
    }
    return messages;
  }

  async delete(queue: string, handle: string) {
    const QueueUrl = await this.#url(queue);
    await sansEffet(this.#client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: handle })));
  }

  async release(queue: string, handle: string, delaySeconds: number) {
    const QueueUrl = await this.#url(queue);
    const VisibilityTimeout = Math.min(Math.ceil(delaySeconds), DELAI_MAX_SECONDES);
    const demande = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: handle, VisibilityTimeout });
    await sansEffet(this.#client.send(demande));
  }

  async counts(queue: string) {
    const { visible, leased, lettresMortes } = await this.#compter(await this.#url(queue));
    const mortes = lettresMortes === null ? null : await this.#compter(await this.#urlDe(lettresMortes));
    // Those that somebody looks at are hidden for an instant, and no less dead.
    return { visible, leased, dead: mortes === null ? 0 : mortes.visible + mortes.leased };
  }

  async deadLetters(queue: string, limit: number): Promise<readonly DeadLetter[]> {
    const QueueUrl = await this.#urlDesLettresMortes(queue);
    return QueueUrl === null ? [] : regarder(this.#client, QueueUrl, limit);
  }

  async redrive(queue: string, handles: readonly string[]): Promise<number> {
    const QueueUrl = await this.#urlDesLettresMortes(queue);
    const vers = await this.#url(queue);
    return QueueUrl === null || handles.length === 0 ? 0 : relancer(this.#client, { vers, QueueUrl }, handles);
  }

  /** Only CloudWatch knows. */
  async oldest(): Promise<null> {
    return null;
  }

  async #urlDesLettresMortes(queue: string): Promise<string | null> {
    const { lettresMortes } = await this.#compter(await this.#url(queue));
    return lettresMortes === null ? null : this.#urlDe(lettresMortes);
  }

  async #compter(QueueUrl: string) {
    const { Attributes = {} } = await this.#client.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'RedrivePolicy'],
      }),
    );
    const { RedrivePolicy } = Attributes;
    return {
      visible: Number(Attributes.ApproximateNumberOfMessages),
      leased: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
      lettresMortes: RedrivePolicy === undefined ? null : nomDesLettresMortes(RedrivePolicy),
    };
  }

  #url(queue: string): Promise<string> {
    return this.#urlDe(`${this.#prefixe}${queue}`);
  }

  /** A queue keeps its address as long as it lives. */
  #urlDe(nom: string): Promise<string> {
    const connue = this.#urls.get(nom) ?? this.#chercher(nom);
    this.#urls.set(nom, connue);
    connue.catch(() => this.#urls.delete(nom));
    return connue;
  }

  async #chercher(QueueName: string): Promise<string> {
    try {
      const { QueueUrl } = await this.#client.send(new GetQueueUrlCommand({ QueueName }));
      if (QueueUrl === undefined) throw new TypeError(`SQS gave no address for ${QueueName}`);
      return QueueUrl;
    } catch (erreur) {
      if (!(erreur instanceof QueueDoesNotExist)) throw erreur;
      throw new Retry(`queue ${QueueName} does not exist yet`, FILE_ABSENTE_SECONDES);
    }
  }
}

/** The last part of the ARN is the name. */
function nomDesLettresMortes(redrivePolicy: string): string | null {
  const politique: unknown = JSON.parse(redrivePolicy);
  const arn: unknown =
    typeof politique === 'object' && politique !== null && 'deadLetterTargetArn' in politique
      ? politique.deadLetterTargetArn
      : undefined;
  return typeof arn === 'string' ? (arn.split(':').at(-1) ?? null) : null;
}
