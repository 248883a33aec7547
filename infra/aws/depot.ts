import { CfnOutput, Duration, Mixin, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct, type IDependable } from 'constructs';
import { refus } from './depot-refus.ts';
import type { FileAttente } from './file.ts';
import { JournauxAcces } from './journaux-acces.ts';
import type { StageConfig } from './stages.ts';

export interface DepotProps {
  readonly stage: StageConfig;
  readonly arrivees: FileAttente;
}

/** Where the files arrive, and stay: the deposited version, locked, is the evidence. */
export class Depot extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { stage, arrivees }: DepotProps) {
    super(scope, id);
    const stack = Stack.of(this);
    // A name known beforehand: depositors configure it, and the queue can trust this bucket before it exists.
    const bucketName = `passerelle-${stage.name}-depot-${stack.account}`;
    const bucketArn = stack.formatArn({ service: 's3', region: '', account: '', resource: bucketName });
    const announced = arrivees.accepterAnnonces({ bucketArn, account: stack.account });
    const key = new Key(this, 'Cle', {
      description: `Passerelle ${stage.name}: depot`,
      enableKeyRotation: true,
      removalPolicy: stage.removalPolicy,
    });
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: stage.verrou,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      serverAccessLogsBucket: new JournauxAcces(this, 'JournauxAcces', stage),
      serverAccessLogsPrefix: 'depot/',
      // The parts of an upload that never ended: no version, hence no evidence.
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: stage.removalPolicy,
    });
    for (const statement of refus(this.bucket, key, stage.verrou)) this.bucket.addToResourcePolicy(statement);
    this.bucket.with(new Annonces(arrivees.queue.queueArn, announced));
    new CfnOutput(this, 'Nom', { value: bucketName, description: 'Où déposer' });
  }
}

/** Said on the bucket itself: `addEventNotification` would deploy a function with the right to change any bucket. */
class Annonces extends Mixin {
  private readonly queue: string;
  private readonly after: IDependable;

  constructor(queue: string, after: IDependable) {
    super();
    this.queue = queue;
    this.after = after;
  }

  override supports(construct: IConstruct): construct is CfnBucket {
    return CfnBucket.isCfnBucket(construct);
  }

  applyTo(bucket: IConstruct): void {
    if (!this.supports(bucket)) return;
    bucket.notificationConfiguration = { queueConfigurations: [{ event: 's3:ObjectCreated:*', queue: this.queue }] };
    // S3 tries the queue when the bucket is created.
    bucket.node.addDependency(this.after);
  }
}
