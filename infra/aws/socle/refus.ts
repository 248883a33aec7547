import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { DEPOSANTS } from '../../../functions/depot/cle.ts';

const refuser = (bucket: Bucket, sid: string, action: string, conditions: Record<string, object>): PolicyStatement =>
  new PolicyStatement({
    sid,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [action],
    resources: [bucket.arnForObjects('*')],
    conditions,
  });

/**
 * What a depositor could put and nobody could read: another key than `<deposants>/<identifiant>/<nom>`, an archive class
 * whose bytes take hours to come back. The length of a name and its invisible characters no policy can tell.
 */
export function refusSurUnDepot(bucket: Bucket): readonly PolicyStatement[] {
  const commun = { effect: Effect.DENY, principals: [new AnyPrincipal()], actions: ['s3:PutObject'] };
  const prefixes = Object.keys(DEPOSANTS);
  const sous = (fin: string) => prefixes.map((prefixe) => bucket.arnForObjects(`${prefixe}/${fin}`));
  return [
    new PolicyStatement({ ...commun, sid: 'RefuserAutrePrefixe', notResources: sous('*/*') }),
    new PolicyStatement({ ...commun, sid: 'RefuserSousDossier', resources: [...sous('*/*/*'), ...sous('*/')] }),
    refuser(bucket, 'RefuserAutreClasse', 's3:PutObject', {
      Null: { 's3:x-amz-storage-class': 'false' },
      StringNotEquals: { 's3:x-amz-storage-class': 'STANDARD' },
    }),
  ];
}

/** An encryption that is not ours: refused to everyone, the administrators of the account included. */
export const refusDuChiffrement = (bucket: Bucket, key: IKey): readonly PolicyStatement[] => [
  // Whoever says nothing of encryption gets our key. Another one could one day be refused to us.
  refuser(bucket, 'RefuserAutreCle', 's3:PutObject', {
    Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' },
    ArnNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': key.keyArn },
  }),
  refuser(bucket, 'RefuserAutreChiffrement', 's3:PutObject', {
    Null: { 's3:x-amz-server-side-encryption': 'false' },
    StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
  }),
  // KMS without a key is a key of AWS, whose policy is not ours.
  refuser(bucket, 'RefuserCleTue', 's3:PutObject', {
    Null: {
      's3:x-amz-server-side-encryption': 'false',
      's3:x-amz-server-side-encryption-aws-kms-key-id': 'true',
    },
  }),
  refuser(bucket, 'RefuserCleDuDeposant', 's3:PutObject', {
    Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' },
  }),
];

/**
 * What evidence suffers from nobody. `comptoir`: the role of the counter, which may put another version behind the one
 * that it names (`If-Match`), for whoever deposits a corrected file under the same name; null where there is none.
 */
export const refusSurUnePreuve = (
  bucket: Bucket,
  verrou: ObjectLockRetention,
  comptoir: string | null,
): readonly PolicyStatement[] => [
  // A key is written once: neither PutObject nor CompleteMultipartUpload without `If-None-Match`. The requests that
  // prepare an upload (create, part, part copy) cannot carry it: for them `ObjectCreationOperation` is not true.
  refuser(bucket, 'RefuserEcrasement', 's3:PutObject', {
    Null: { 's3:if-none-match': 'true' },
    Bool: { 's3:ObjectCreationOperation': 'true' },
    ...(comptoir === null ? {} : { ArnNotEquals: { 'aws:PrincipalArn': comptoir } }),
  }),
  ...(comptoir === null
    ? []
    : [
        refuser(bucket, 'RefuserEcrasementAveugle', 's3:PutObject', {
          Null: { 's3:if-none-match': 'true', 's3:if-match': 'true' },
          Bool: { 's3:ObjectCreationOperation': 'true' },
        }),
      ]),
  // A lock in GOVERNANCE is no weaker, for whoever may change everything but this policy.
  refuser(bucket, 'RefuserContournement', 's3:BypassGovernanceRetention', {}),
  // A request may ask for its own retention: never for one shorter than the bucket's.
  refuser(bucket, 'RefuserVerrouPlusCourt', 's3:PutObjectRetention', {
    NumericLessThan: { 's3:object-lock-remaining-retention-days': verrou.duration.toDays() },
  }),
];
