import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IDependable } from 'constructs';
import type { StageConfig } from './stages.ts';

/** The longest that SQS keeps a message. */
const RETENTION = Duration.days(14);
/** What is still not handled at the fifth receive is our own fault: a malformed file ends in an answer. */
const MAX_RECEIVE_COUNT = 5;

export interface FileAttenteProps {
  readonly stage: StageConfig;
  /** How long a message is hidden from the other workers: six times the timeout of its function. */
  readonly lease: Duration;
}

/** A queue is never alone: its own key, its dead letters, TLS only. */
export class FileAttente extends Construct {
  readonly queue: Queue;
  readonly lettresMortes: Queue;
  private readonly key: Key;

  constructor(scope: Construct, id: string, { stage, lease }: FileAttenteProps) {
    super(scope, id);
    // Not the key of the bucket that announces itself here: each would then have to exist before the other.
    this.key = new Key(this, 'Cle', {
      description: `Passerelle ${stage.name}: file ${id}`,
      enableKeyRotation: true,
      removalPolicy: stage.removalPolicy,
    });
    const shared = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: this.key,
      enforceSSL: true,
      retentionPeriod: RETENTION,
      removalPolicy: stage.removalPolicy,
    };
    this.lettresMortes = new Queue(this, 'LettresMortes', shared);
    this.queue = new Queue(this, 'File', {
      ...shared,
      visibilityTimeout: lease,
      deadLetterQueue: { queue: this.lettresMortes, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
  }

  /** Lets S3 announce here the objects of one bucket of our account. Returns what that bucket must wait for. */
  accepterAnnonces({ bucketArn, account }: { readonly bucketArn: string; readonly account: string }): IDependable {
    const s3 = {
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      conditions: { ArnEquals: { 'aws:SourceArn': bucketArn }, StringEquals: { 'aws:SourceAccount': account } },
    };
    // In the policy of a key, `*` is that key.
    this.key.addToResourcePolicy(
      new PolicyStatement({ ...s3, actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: ['*'] }),
    );
    const { policyDependable } = this.queue.addToResourcePolicy(
      new PolicyStatement({ ...s3, actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }),
    );
    if (policyDependable === undefined) throw new TypeError('the queue has no policy of its own');
    return policyDependable;
  }
}
