/** What must survive: the evidence, the journal, their keys. */
import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { synthese, templateDe } from './synthese.ts';

const made = synthese({ stages: ['essai', 'production'] });
const resources = z.record(z.string(), z.object({ Type: z.string(), DeletionPolicy: z.string().optional() }));
const production = templateDe(made, 'production', 'Socle');
const compartiments = Object.values(production.findResources('AWS::S3::Bucket'));
const nomme = (nom: string) => compartiments.find(({ Properties }) => JSON.stringify(Properties).includes(`-${nom}-`));

test('what must survive keeps its logical id, hence its content, and outlives its stack', () => {
  const survivors = Object.entries(resources.parse(production.toJSON().Resources))
    .filter(([, { Type }]) => !/Policy$|Alias$/.test(Type))
    .map(([id, { Type, DeletionPolicy }]) => ({ id, type: Type, suppression: DeletionPolicy }));
  expect(survivors.map(({ suppression }) => suppression)).toEqual(survivors.map(() => 'Retain'));
  const fige: unknown = JSON.parse(readFileSync('test/infra/socle-fige.json', 'utf8'));
  expect(survivors.map(({ id, type }) => ({ id, type }))).toEqual(fige);
});

describe('every bucket', () => {
  test('is closed to the public and to other owners, and versioned', () => {
    production.allResourcesProperties('AWS::S3::Bucket', {
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test.each(['depot', 'verdicts', 'acquits', 'confiance', 'preuves', 'registre', 'pca', 'amendes'])(
    '%s encrypts under a key of ours, and says who read it',
    (nom) => {
      expect(nomme(nom)?.Properties).toMatchObject({
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
          ],
        },
        LoggingConfiguration: { LogFilePrefix: `${nom}/` },
      });
    },
  );

  test('denies what is not TLS 1.2 at least', () => {
    const policies = Object.values(production.findResources('AWS::S3::BucketPolicy'));
    expect(policies).toHaveLength(compartiments.length);
    for (const { Properties } of policies)
      expect(Properties.PolicyDocument.Statement).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          expect.objectContaining({ Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
        ]),
      );
  });
});

describe('the evidence', () => {
  test.each(['depot', 'verdicts', 'acquits', 'preuves'])('%s is locked for eleven years', (nom) => {
    expect(nomme(nom)?.Properties.ObjectLockConfiguration.Rule.DefaultRetention).toEqual({
      Mode: 'COMPLIANCE',
      Days: 4018,
    });
  });

  test('can be emptied the day after in a trial', () => {
    templateDe(made, 'essai', 'Socle').hasResource('AWS::S3::Bucket', {
      Properties: { ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } } },
      DeletionPolicy: 'Delete',
    });
  });

  const denies = (statement: object) =>
    production.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Principal: { AWS: '*' }, ...statement })]),
      },
    });

  test('is written once under each key: neither a depositor nor we can overwrite it', () => {
    denies({
      Action: 's3:PutObject',
      Condition: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
    });
  });

  test('leaves before the end of its lock for nobody, however high', () => {
    denies({ Action: 's3:BypassGovernanceRetention' });
  });

  test('is overwritten by the counter alone, which names what it follows', () => {
    denies({ Sid: 'RefuserEcrasement', Condition: Match.objectLike({ ArnNotEquals: Match.anyValue() }) });
    denies({
      Sid: 'RefuserEcrasementAveugle',
      Condition: Match.objectLike({ Null: { 's3:if-none-match': 'true', 's3:if-match': 'true' } }),
    });
  });

  test('is deposited where it can be answered, and where its bytes can be read at once', () => {
    const refus = Object.values(production.findResources('AWS::S3::BucketPolicy')).flatMap(
      ({ Properties }) => Properties.PolicyDocument.Statement,
    );
    const fins = (sid: string) => {
      const { Effect, Resource, NotResource } = refus.find(({ Sid }) => Sid === sid);
      const arns: unknown[] = Resource ?? NotResource;
      return [Effect, Resource === undefined, ...arns.map((arn) => /\/[^"]*/.exec(JSON.stringify(arn))?.[0]).sort()];
    };
    expect(fins('RefuserAutrePrefixe')).toEqual(['Deny', true, '/comptables/*/*', '/etudes/*/*', '/ordonnateurs/*/*']);
    expect(fins('RefuserSousDossier')).toEqual([
      ...['Deny', false, '/comptables/*/', '/comptables/*/*/*', '/etudes/*/', '/etudes/*/*/*'],
      ...['/ordonnateurs/*/', '/ordonnateurs/*/*/*'],
    ]);
    denies({
      Sid: 'RefuserAutreClasse',
      Condition: {
        Null: { 's3:x-amz-storage-class': 'false' },
        StringNotEquals: { 's3:x-amz-storage-class': 'STANDARD' },
      },
    });
  });

  test('takes no encryption but its own, and no lock that would end sooner', () => {
    for (const Sid of ['RefuserAutreCle', 'RefuserAutreChiffrement', 'RefuserCleDuDeposant']) denies({ Sid });
    const compartimentsChiffres = Object.values(production.findResources('AWS::S3::BucketPolicy')).filter(
      ({ Properties }) => JSON.stringify(Properties).includes('"RefuserCleTue"'),
    );
    expect(compartimentsChiffres).toHaveLength(8);
    denies({
      Sid: 'RefuserCleTue',
      Condition: {
        Null: {
          's3:x-amz-server-side-encryption': 'false',
          's3:x-amz-server-side-encryption-aws-kms-key-id': 'true',
        },
      },
    });
    denies({
      Action: 's3:PutObjectRetention',
      Condition: { NumericLessThan: { 's3:object-lock-remaining-retention-days': 4018 } },
    });
  });
});

test('the deposit bucket announces every arrival, and nobody else may', () => {
  expect(nomme('depot')?.Properties.NotificationConfiguration).toEqual({
    QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } }],
  });
  production.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 'sqs:SendMessage',
          Effect: 'Allow',
          Principal: { Service: 's3.amazonaws.com' },
          Condition: {
            ArnEquals: { 'aws:SourceArn': Match.anyValue() },
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          },
        }),
      ]),
    },
  });
});

describe('the tables', () => {
  test('can go back in time, cannot be deleted by mistake, and are under a key of ours', () => {
    production.allResourcesProperties('AWS::DynamoDB::Table', {
      PointInTimeRecoverySpecification: Match.objectLike({ PointInTimeRecoveryEnabled: true }),
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
  });

  const journal = (properties: object) =>
    production.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'passerelle-production-journal',
      ...properties,
    });

  test('the journal tells what was written, to whoever sends it on', () => {
    journal({ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } });
  });

  test('the journal lets nobody change or remove an event', () => {
    journal({
      ResourcePolicy: {
        PolicyDocument: {
          Statement: [
            Match.objectLike({
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: Match.arrayWith(['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem', 'dynamodb:UpdateItem']),
              Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['evenement#*'] } },
            }),
          ],
        },
      },
    });
  });

  test.each([
    { IndexName: 'echeances', pk: 'echeancePk', sk: 'echeanceSk' },
    { IndexName: 'outbox', pk: 'outboxPk', sk: 'outboxSk' },
  ])('the journal finds $IndexName without reading all the rest', ({ IndexName, pk, sk }) => {
    const KeySchema = [pk, sk].map((AttributeName, rank) => ({
      AttributeName,
      KeyType: rank === 0 ? 'HASH' : 'RANGE',
    }));
    journal({
      GlobalSecondaryIndexes: Match.arrayWith([{ IndexName, KeySchema, Projection: { ProjectionType: 'ALL' } }]),
    });
  });
});

test('every key of ours turns', () => {
  production.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

test('no function hides in the stack', () => {
  expect(Object.keys(production.findResources('AWS::Lambda::Function'))).toEqual([]);
});

test('what is owed for amendes is under a key that opens nothing else', () => {
  const cleDe = (nom: string) =>
    JSON.stringify(nomme(nom)?.Properties.BucketEncryption.ServerSideEncryptionConfiguration);
  expect(cleDe('amendes')).toMatch(/ClesAmendes/);
  expect(compartiments.filter(({ Properties }) => /ClesAmendes/.test(JSON.stringify(Properties)))).toHaveLength(1);
});
