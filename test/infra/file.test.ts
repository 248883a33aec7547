import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { synthese, templateDe } from './synthese.ts';

const made = synthese();
const socle = templateDe(made, 'production', 'Socle');
const flux = templateDe(made, 'production', 'Flux');
const queues = Object.entries(socle.findResources('AWS::SQS::Queue'));
const lettresMortes = queues.filter(([, { Properties }]) => Properties.RedrivePolicy === undefined).map(([id]) => id);

describe('every queue', () => {
  test('is encrypted under a key of ours and keeps a message for as long as SQS can', () => {
    socle.allResourcesProperties('AWS::SQS::Queue', {
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] },
      MessageRetentionPeriod: 14 * 24 * 3600,
    });
  });

  test('has dead letters, or is one', () => {
    const targets = queues.flatMap(([, { Properties }]) => Properties.RedrivePolicy?.deadLetterTargetArn ?? []);
    expect(targets).toEqual(lettresMortes.map((id) => ({ 'Fn::GetAtt': [id, 'Arn'] })));
  });

  test.each(queues)('%s denies what is not TLS', (id) => {
    socle.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: id }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sqs:*',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });
});

test('only our own bucket may announce an arrival', () => {
  const fromBucket = Match.objectLike({
    Action: 'sqs:SendMessage',
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Condition: {
      ArnEquals: {
        'aws:SourceArn': {
          'Fn::Join': [
            '',
            ['arn:', { Ref: 'AWS::Partition' }, ':s3:::passerelle-production-depot-', { Ref: 'AWS::AccountId' }],
          ],
        },
      },
      StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
    },
  });
  socle.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: { Statement: Match.arrayWith([fromBucket]) },
  });
});

describe('every dead letter', () => {
  const alarms = Object.values(flux.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

  test('raises an alarm', () => {
    const watched = JSON.stringify(alarms.map(({ Dimensions }) => Dimensions));
    expect(lettresMortes.filter((id) => !watched.includes(id))).toEqual([]);
  });

  test('wakes somebody, at the first', () => {
    for (const alarm of alarms)
      expect(alarm).toMatchObject({ Threshold: 0, AlarmActions: [{ Ref: expect.any(String) }] });
  });

  test('names the heading of the runbook that says what to do', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8').split('\n');
    for (const { AlarmDescription } of alarms) {
      const titre = /« (.+) »$/.exec(AlarmDescription)?.[1];
      expect(runbook).toContain(`## ${titre}`);
    }
  });

  test('can be told by CloudWatch, and by nobody else', () => {
    const publish = (properties: object) =>
      flux.hasResourceProperties('AWS::SNS::TopicPolicy', {
        PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'sns:Publish', ...properties })]) },
      });
    publish({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } });
    publish({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  });
});
