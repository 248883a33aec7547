import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IDependable } from 'constructs';
import { nomDeFile } from '../noms.ts';
import type { StageConfig } from '../stages.ts';

/** The longest that SQS keeps a message. */
const RETENTION = Duration.days(14);
/** What is still not handled at the tenth receive is our own fault: a malformed file ends in an answer. */
const RECEPTIONS_MAX = 10;
/** AWS's own advice: a message must not come back while its function may still be working, or be retried. */
const BAUX = 6;

export interface FileAttenteProps {
  readonly stage: StageConfig;
  /** As the ports name it. */
  readonly nom: string;
  readonly key: IKey;
  /** Timeout of the function that reads it. */
  readonly delai: Duration;
}

/** Dead letters alone: where what failed elsewhere ends. */
export class LettresMortes extends Queue {
  constructor(scope: Construct, id: string, { stage, nom, key }: Omit<FileAttenteProps, 'delai'>) {
    super(scope, id, {
      queueName: nomDeFile(stage, `${nom}-lettres-mortes`),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: RETENTION,
      removalPolicy: stage.removalPolicy,
    });
  }
}

/** A queue is never alone: its dead letters, our key, TLS only. */
export class FileAttente extends Construct {
  readonly nom: string;
  readonly queue: Queue;
  readonly lettresMortes: Queue;

  constructor(scope: Construct, id: string, { stage, nom, key, delai }: FileAttenteProps) {
    super(scope, id);
    this.nom = nom;
    this.lettresMortes = new LettresMortes(this, 'LettresMortes', { stage, nom, key });
    this.queue = new Queue(this, 'File', {
      queueName: nomDeFile(stage, nom),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: RETENTION,
      removalPolicy: stage.removalPolicy,
      visibilityTimeout: Duration.seconds(BAUX * delai.toSeconds()),
      deadLetterQueue: { queue: this.lettresMortes, maxReceiveCount: RECEPTIONS_MAX },
    });
  }

  /** Lets S3 announce here the objects of one bucket of our account. Returns what that bucket must wait for. */
  accepterAnnonces({ bucketArn, account }: { readonly bucketArn: string; readonly account: string }): IDependable {
    const { policyDependable } = this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': bucketArn }, StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    if (policyDependable === undefined) throw new TypeError('the queue has no policy of its own');
    return policyDependable;
  }
}
