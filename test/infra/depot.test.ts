import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { synthese, templateDe } from './synthese.ts';

const made = synthese();
const production = templateDe(made, 'production', 'Socle');
const depot = { ObjectLockEnabled: true };

describe('the deposit bucket', () => {
  test('keeps every version, locked for eleven years, and nobody can shorten that', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...depot,
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 4018 } } },
    });
  });

  test('can be emptied the day after in a trial', () => {
    templateDe(made, 'essai', 'Socle').hasResource('AWS::S3::Bucket', {
      Properties: { ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } } },
      DeletionPolicy: 'Delete',
    });
  });

  test('is closed to the public and to other owners', () => {
    production.allResourcesProperties('AWS::S3::Bucket', {
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  test('encrypts under its own key, and says who read it', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...depot,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
      LoggingConfiguration: { LogFilePrefix: 'depot/' },
    });
  });

  test('announces every arrival', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      ...depot,
      NotificationConfiguration: {
        QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } }],
      },
    });
  });
});

describe('what the deposit bucket denies to everyone', () => {
  const denies = (statement: object) =>
    production.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Principal: { AWS: '*' }, ...statement })]),
      },
    });

  test('a request that is not encrypted', () => {
    denies({ Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
    denies({ Action: 's3:*', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } });
  });

  test('an overwrite: an object without If-None-Match, but not the parts that prepare it', () => {
    denies({
      Action: 's3:PutObject',
      Condition: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
    });
  });

  test('an encryption that is not its own', () => {
    denies({ Sid: 'RefuserAutreCle' });
    denies({ Sid: 'RefuserAutreChiffrement' });
    denies({ Sid: 'RefuserCleDuDeposant' });
  });

  test('a lock that would end sooner', () => {
    denies({
      Action: 's3:PutObjectRetention',
      Condition: { NumericLessThan: { 's3:object-lock-remaining-retention-days': 4018 } },
    });
  });
});

test('no function hides in the stack: the notification is said on the bucket itself', () => {
  expect(made.stacks.flatMap(({ template }) => Object.keys(template.findResources('AWS::Lambda::Function')))).toEqual(
    [],
  );
});
