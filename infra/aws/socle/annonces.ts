import { Mixin } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct, IDependable } from 'constructs';

/** Said on the bucket itself: `addEventNotification` would deploy a function with the right to change any bucket. */
export class Annonces extends Mixin {
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
