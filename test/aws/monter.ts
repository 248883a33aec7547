/** Makes on an emulator the buckets, tables and queues of a synthesized stage, property for property. */
import { CreateTableCommand, type CreateTableCommandInput, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { COMPTE, designe, deType, type Gabarits, resoudre, SECRET } from './gabarit.ts';

const compartiment = z.object({ BucketName: z.string() });
const table = z.object({
  TableName: z.string(),
  AttributeDefinitions: z.array(z.unknown()),
  KeySchema: z.array(z.unknown()),
  GlobalSecondaryIndexes: z.array(z.unknown()),
});
const file = z.object({
  QueueName: z.string(),
  VisibilityTimeout: z.int().default(30),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.int() }).optional(),
});

export interface FileMontee {
  readonly id: string;
  readonly nom: string;
  readonly url: string;
  readonly arn: string;
  readonly bail: number;
}

export async function monterFiles(gabarits: Gabarits, sqs: SQSClient): Promise<readonly FileMontee[]> {
  const { region } = gabarits;
  const voulues = deType(gabarits, 'AWS::SQS::Queue').map(({ id, Properties }) => ({
    id,
    ...file.parse(resoudre(Properties, region)),
  }));
  const arn = (nom: string) => `arn:aws:sqs:${region}:${COMPTE}:${nom}`;
  const montees: FileMontee[] = [];
  // Dead letters first: SQS wants them there.
  const ordre = voulues.toSorted(
    (a, b) => Number(a.RedrivePolicy !== undefined) - Number(b.RedrivePolicy !== undefined),
  );
  for (const { id, QueueName, VisibilityTimeout, RedrivePolicy } of ordre) {
    const redrive = RedrivePolicy && {
      ...RedrivePolicy,
      deadLetterTargetArn: arn(designe(RedrivePolicy.deadLetterTargetArn, voulues).QueueName),
    };
    const { QueueUrl = '' } = await sqs.send(
      new CreateQueueCommand({
        QueueName,
        Attributes: {
          VisibilityTimeout: String(VisibilityTimeout),
          ...(redrive && { RedrivePolicy: JSON.stringify(redrive) }),
        },
      }),
    );
    montees.push({ id, nom: QueueName, url: QueueUrl, arn: arn(QueueName), bail: VisibilityTimeout });
  }
  return montees;
}

export async function monterTables(gabarits: Gabarits, dynamo: DynamoDBClient): Promise<void> {
  for (const { Properties } of deType(gabarits, 'AWS::DynamoDB::Table')) {
    const { TableName, ...schema } = table.parse(resoudre(Properties, gabarits.region));
    // CloudFormation and the API give these the same shape.
    const demande = { TableName, ...schema, BillingMode: 'PAY_PER_REQUEST' } as CreateTableCommandInput;
    await dynamo.send(new CreateTableCommand(demande));
  }
}

export async function monterCompartiments(gabarits: Gabarits, s3: S3Client): Promise<void> {
  for (const { Properties } of deType(gabarits, 'AWS::S3::Bucket')) {
    const lu = compartiment.safeParse(resoudre(Properties, gabarits.region));
    if (!lu.success) continue;
    const Bucket = lu.data.BucketName;
    const CreateBucketConfiguration = { LocationConstraint: 'eu-west-3' as const };
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  }
}

/** The key of the identities, as whoever deploys declares it (docs/deploiement.md). */
export const IDENTITES = Buffer.alloc(32, 7);

export async function monterSecret({ region }: Gabarits): Promise<void> {
  const client = new SecretsManagerClient({ region });
  const SecretString = JSON.stringify({ identites: IDENTITES.toString('base64') });
  await client.send(new CreateSecretCommand({ Name: SECRET, SecretString }));
  client.destroy();
}
