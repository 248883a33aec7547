/** What AWS does between the functions: queues that are read, a stream that is followed. */
import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { passe } from './filtre.ts';
import { designe, deType, type Gabarits, resoudre } from './gabarit.ts';
import type { Lambda } from './lambda.ts';
import type { FileMontee } from './monter.ts';

const lecture = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  BatchSize: z.int(),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
});
const reponse = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** One reader of a queue: true where there was something to hand over. */
function lireFile(sqs: SQSClient, lambda: Lambda, file: FileMontee, lot: number) {
  return async (): Promise<boolean> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: file.url, MaxNumberOfMessages: lot, VisibilityTimeout: file.bail }),
    );
    if (Messages.length === 0) return false;
    const Records = Messages.map(({ MessageId = '', ReceiptHandle = '', Body = '' }) => ({
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      eventSource: 'aws:sqs',
      eventSourceARN: file.arn,
    }));
    const { batchItemFailures } = reponse.parse(await lambda.invoquer({ Records }));
    const echoues = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { messageId, receiptHandle } of Records)
      if (!echoues.has(messageId))
        await sqs.send(new DeleteMessageCommand({ QueueUrl: file.url, ReceiptHandle: receiptHandle }));
    return true;
  };
}

type Item = Record<string, AttributeValue>;

/** What has changed in a table since it was last looked at: its stream, without asking the emulator for one. */
export class Changements {
  readonly #dynamo: DynamoDBClient;
  readonly #TableName: string;
  #vus = new Map<string, string>();

  constructor(dynamo: DynamoDBClient, TableName: string) {
    this.#dynamo = dynamo;
    this.#TableName = TableName;
  }

  async depuis(): Promise<readonly object[]> {
    const items: Item[] = [];
    let ExclusiveStartKey: Item | undefined;
    do {
      const page = await this.#dynamo.send(
        new ScanCommand({
          TableName: this.#TableName,
          ConsistentRead: true,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    const presents = new Map(items.map((item) => [`${item.pk?.S} ${item.sk?.S}`, item]));
    const changes = [...presents].flatMap(([cle, item], rang) => {
      const image = JSON.stringify(item);
      const avant = this.#vus.get(cle);
      if (avant === image) return [];
      this.#vus.set(cle, image);
      const { pk, sk } = item;
      return [
        {
          eventID: cle,
          eventName: avant === undefined ? 'INSERT' : 'MODIFY',
          dynamodb: { Keys: { pk, sk }, NewImage: item, SequenceNumber: String(rang) },
        },
      ];
    });
    for (const cle of this.#vus.keys()) if (!presents.has(cle)) this.#vus.delete(cle);
    return changes;
  }
}

export interface Suiveur {
  readonly lambda: Lambda;
  readonly motifs: readonly unknown[];
  readonly lot: number;
}

export async function suivre({ lambda, motifs, lot }: Suiveur, changements: readonly object[]): Promise<void> {
  const siens = changements.filter((un) => motifs.some((motif) => passe(motif, un)));
  for (let i = 0; i < siens.length; i += lot) await lambda.invoquer({ Records: siens.slice(i, i + lot) });
}

/** The readers of queues and of the stream that the template declares. */
export function lectures(
  gabarits: Gabarits,
  {
    sqs,
    lambdas,
    files,
  }: { readonly sqs: SQSClient; readonly lambdas: readonly Lambda[]; readonly files: readonly FileMontee[] },
) {
  const declarees = deType(gabarits, 'AWS::Lambda::EventSourceMapping').map(({ Properties }) =>
    lecture.parse(resoudre(Properties, gabarits.region)),
  );
  return {
    files: declarees
      .filter(({ FilterCriteria }) => FilterCriteria === undefined)
      .map(({ FunctionName, EventSourceArn, BatchSize }) =>
        lireFile(sqs, designe(FunctionName, lambdas), designe(EventSourceArn, files), BatchSize),
      ),
    suiveurs: declarees.flatMap(({ FunctionName, FilterCriteria, BatchSize }): Suiveur[] =>
      FilterCriteria === undefined
        ? []
        : [
            {
              lambda: designe(FunctionName, lambdas),
              motifs: FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern)),
              lot: BatchSize,
            },
          ],
    ),
  };
}
