import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';

/** What the deposit bucket denies to everyone, the administrators of the account included. */
export function refus(bucket: Bucket, key: IKey, verrou: ObjectLockRetention): readonly PolicyStatement[] {
  const deny = (sid: string, action: string, conditions: Record<string, object>): PolicyStatement =>
    new PolicyStatement({
      sid,
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: [action],
      resources: [bucket.arnForObjects('*')],
      conditions,
    });
  return [
    // A key is written once: neither PutObject nor CompleteMultipartUpload without `If-None-Match`. The requests that
    // prepare an upload (create, part, part copy) cannot carry it: for them `ObjectCreationOperation` is not true.
    deny('RefuserEcrasement', 's3:PutObject', {
      Null: { 's3:if-none-match': 'true' },
      Bool: { 's3:ObjectCreationOperation': 'true' },
    }),
    // Whoever says nothing of encryption gets our key. Another one could one day be refused to us.
    deny('RefuserAutreCle', 's3:PutObject', {
      Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' },
      ArnNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': key.keyArn },
    }),
    deny('RefuserAutreChiffrement', 's3:PutObject', {
      Null: { 's3:x-amz-server-side-encryption': 'false' },
      StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
    }),
    deny('RefuserCleDuDeposant', 's3:PutObject', {
      Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' },
    }),
    // A request may ask for its own retention: never for one shorter than the bucket's.
    deny('RefuserVerrouPlusCourt', 's3:PutObjectRetention', {
      NumericLessThan: { 's3:object-lock-remaining-retention-days': verrou.duration.toDays() },
    }),
  ];
}
