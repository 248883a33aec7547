import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { type NomDeCompartiment, nomDeCompartiment } from '../noms.ts';
import type { StageConfig } from '../stages.ts';
import { refusDuChiffrement, refusSurUnePreuve } from './refus.ts';

export interface CompartimentProps {
  readonly stage: StageConfig;
  readonly nom: NomDeCompartiment;
  readonly key: IKey;
  readonly journaux: IBucket;
  /** What is evidence is locked, and written once under each key. */
  readonly preuve: boolean;
  /** Of the only role that may put a new version of what is there. */
  readonly comptoir?: string | null;
}

/** A bucket of ours: versioned, closed, encrypted under its key, TLS only, and it says who read it. */
export class Compartiment extends Bucket {
  constructor(scope: Construct, id: string, { stage, nom, key, journaux, preuve, comptoir = null }: CompartimentProps) {
    super(scope, id, {
      bucketName: nomDeCompartiment(scope, stage, nom),
      versioned: true,
      ...(preuve ? { objectLockEnabled: true, objectLockDefaultRetention: stage.verrou } : {}),
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      serverAccessLogsBucket: journaux,
      serverAccessLogsPrefix: `${nom}/`,
      // The parts of an upload that never ended: no version, hence no evidence.
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
      removalPolicy: stage.removalPolicy,
    });
    for (const statement of [
      ...refusDuChiffrement(this, key),
      ...(preuve ? refusSurUnePreuve(this, stage.verrou, comptoir) : []),
    ])
      this.addToResourcePolicy(statement);
  }

  // A Bucket may answer undefined, which under exactOptionalPropertyTypes makes it no IBucket.
  override get isWebsite(): boolean {
    return false;
  }
}
