/** The buckets, tables and queues of one test, as infra/aws makes them for good, but for their names and their locks. */
import {
  type AttributeDefinition,
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { CreateQueueCommand, DeleteQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ReglagesAws } from '../../functions/platform/aws/reglages.ts';
import { TABLE_JOURNAL, TABLE_LECTURES } from '../../functions/platform/aws/tables.ts';

export const REGION = process.env.AWS_REGION ?? 'eu-west-3';
const EXPEDITEUR = 'passerelle@collectivite.example';

interface Index {
  readonly nom: string;
  readonly partition: string;
  readonly tri: string;
}

function table(TableName: string, cles: readonly string[], index: readonly Index[]): CreateTableCommandInput {
  const noms = [...cles, ...index.flatMap(({ partition, tri }) => [partition, tri])];
  const schema = (attributs: readonly string[]) =>
    attributs.map((AttributeName, n) => ({ AttributeName, KeyType: n === 0 ? ('HASH' as const) : ('RANGE' as const) }));
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: noms.map((AttributeName): AttributeDefinition => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: schema(cles),
    GlobalSecondaryIndexes: index.map(({ nom, partition, tri }) => ({
      IndexName: nom,
      KeySchema: schema([partition, tri]),
      Projection: { ProjectionType: 'ALL' },
    })),
  };
}

async function monterTables({ journal, lectures }: ReglagesAws['tables']): Promise<() => Promise<void>> {
  const client = new DynamoDBClient({ region: REGION });
  const { outbox, echeances } = TABLE_JOURNAL.index;
  const tables = [
    table(journal, [TABLE_JOURNAL.partition, TABLE_JOURNAL.tri], [outbox, echeances]),
    table(lectures, [TABLE_LECTURES.partition], [TABLE_LECTURES.index.rangs]),
  ];
  for (const voulue of tables) await client.send(new CreateTableCommand(voulue));
  for (const { TableName } of tables) await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName });
  return async () => {
    for (const { TableName } of tables) await client.send(new DeleteTableCommand({ TableName }));
    client.destroy();
  };
}

async function monterBuckets(noms: readonly string[]): Promise<() => Promise<void>> {
  const s3 = new S3Client({ region: REGION });
  for (const Bucket of noms) {
    const CreateBucketConfiguration = { LocationConstraint: REGION as 'eu-west-3' };
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    const VersioningConfiguration = { Status: 'Enabled' as const };
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
  const vider = async (Bucket: string): Promise<void> => {
    const { Versions = [], IsTruncated } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    for (const { Key, VersionId } of Versions) await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    if (IsTruncated === true) await vider(Bucket);
  };
  return async () => {
    for (const Bucket of noms) {
      await vider(Bucket);
      await s3.send(new DeleteBucketCommand({ Bucket }));
    }
    s3.destroy();
  };
}

async function monterFiles(noms: readonly string[]): Promise<() => Promise<void>> {
  const sqs = new SQSClient({ region: REGION });
  const urls: string[] = [];
  const creer = async (QueueName: string, Attributes: Record<string, string>) => {
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    urls.push(QueueUrl);
    return QueueUrl;
  };
  for (const nom of noms) {
    const QueueUrl = await creer(`${nom}-lettres-mortes`, {});
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
    const politique = { deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: 5 };
    await creer(nom, { RedrivePolicy: JSON.stringify(politique) });
  }
  return async () => {
    for (const QueueUrl of urls) await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    sqs.destroy();
  };
}

export interface Montage {
  readonly reglages: ReglagesAws;
  demonter(): Promise<void>;
}

let rang = 0;

/** Names of their own: nothing that another test has made is there. */
export async function monter(files: readonly string[] = []): Promise<Montage> {
  rang += 1;
  const prefixe = `passerelle-essai-${process.pid}-${Date.now().toString(36)}-${rang}-`;
  const nom = (suite: string) => `${prefixe}${suite}`;
  const reglages: ReglagesAws = {
    region: REGION,
    buckets: {
      ...{ depot: nom('depot'), verdicts: nom('verdicts'), acquits: nom('acquits') },
      ...{ preuves: nom('preuves'), registre: nom('registre'), pca: nom('pca'), amendes: nom('amendes') },
    },
    confiance: nom('confiance'),
    tables: { journal: nom('journal'), lectures: nom('lectures') },
    filePrefixe: prefixe,
    expediteur: EXPEDITEUR,
  };
  const demonteurs = await Promise.all([
    monterTables(reglages.tables),
    monterBuckets([...Object.values(reglages.buckets), reglages.confiance]),
    monterFiles(files.map(nom)),
  ]);
  return {
    reglages,
    demonter: async () => {
      // A judge forgets everything when it ends.
      if (process.env.PASSERELLE_EMULATEUR !== undefined) return;
      for (const demonter of demonteurs) await demonter();
    },
  };
}

/** Gives its address: SES sends from nobody who has not shown that he is himself. */
export async function monterExpediteur(): Promise<string> {
  const ses = new SESv2Client({ region: REGION });
  await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: EXPEDITEUR })).catch(() => null);
  ses.destroy();
  return EXPEDITEUR;
}
