import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ObjectLockRetention } from 'aws-cdk-lib/aws-s3';

/** Paris, and the first region of the AWS European Sovereign Cloud. */
export type Region = 'eu-west-3' | 'eusc-de-east-1';

/** Typed here and read from nowhere else, so that what is synthesized never depends on the machine that does it. */
export interface StageConfig {
  readonly name: string;
  readonly region: Region;
  readonly verrou: ObjectLockRetention;
  readonly removalPolicy: RemovalPolicy;
  /** Protects the journal and the stack that holds the evidence from a deletion by mistake. */
  readonly protection: boolean;
}

/** GOVERNANCE for one day: a longer lock, or COMPLIANCE, would leave a bucket that nobody could delete. */
const ESSAI = {
  verrou: ObjectLockRetention.governance(Duration.days(1)),
  removalPolicy: RemovalPolicy.DESTROY,
  protection: false,
};

/**
 * The evidence is due until 31 December of the exercice + 10. A deposit of 1 January of its own exercice is the one
 * that waits longest: eleven years, three of which may be leap years.
 */
const PRODUCTION = {
  verrou: ObjectLockRetention.compliance(Duration.days(11 * 365 + 3)),
  removalPolicy: RemovalPolicy.RETAIN,
  protection: true,
};

export const STAGES: readonly StageConfig[] = [
  { name: 'essai', region: 'eu-west-3', ...ESSAI },
  { name: 'production', region: 'eu-west-3', ...PRODUCTION },
  { name: 'essai-souverain', region: 'eusc-de-east-1', ...ESSAI },
  { name: 'production-souveraine', region: 'eusc-de-east-1', ...PRODUCTION },
];
