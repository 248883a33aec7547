import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';

/** Who asked for what, and when. S3 writes its logs under its own key only, and to no bucket that is locked. */
export class JournauxAcces extends Bucket {
  constructor(scope: Construct, id: string, { removalPolicy }: StageConfig) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      // They hold the addresses of persons: a year, the longest that the CNIL advises without a special reason.
      lifecycleRules: [{ expiration: Duration.days(365), noncurrentVersionExpiration: Duration.days(1) }],
      removalPolicy,
    });
  }

  // A Bucket may answer undefined, which under exactOptionalPropertyTypes makes it no IBucket.
  override get isWebsite(): boolean {
    return false;
  }
}
