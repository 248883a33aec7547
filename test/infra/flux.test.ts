/** What works: functions, queues, alarms, and what each of them may do. */
import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { FONCTIONS } from '../../infra/aws/brique/paquets.ts';
import { synthese, templateDe } from './synthese.ts';

const made = synthese({ stages: ['production'] });
const socle = templateDe(made, 'production', 'Socle');
const flux = templateDe(made, 'production', 'Flux');
const queues = [socle, flux].flatMap((template) => Object.entries(template.findResources('AWS::SQS::Queue')));
const nomDe = (queue: (typeof queues)[number]): string => queue[1].Properties.QueueName;
const mortes = queues.filter((queue) => nomDe(queue).endsWith('-lettres-mortes'));
const lambdas = Object.entries(flux.findResources('AWS::Lambda::Function'));

describe('every queue', () => {
  test('is encrypted under a key of ours and keeps a message for as long as SQS can', () => {
    for (const [, { Properties }] of queues)
      expect(Properties).toMatchObject({
        KmsMasterKeyId: expect.anything(),
        MessageRetentionPeriod: 14 * 24 * 3600,
      });
  });

  test('has dead letters, or is one', () => {
    const vivantes = queues.filter((queue) => !mortes.includes(queue));
    expect(vivantes.map(nomDe).sort()).toEqual([
      'passerelle-production-arrivees',
      'passerelle-production-verifier',
      'passerelle-production-verifier-gros',
    ]);
    for (const [, { Properties }] of vivantes)
      expect(Properties.RedrivePolicy).toEqual({ deadLetterTargetArn: expect.anything(), maxReceiveCount: 10 });
  });

  test('denies what is not TLS', () => {
    const policies = [socle, flux].flatMap((template) =>
      Object.values(template.findResources('AWS::SQS::QueuePolicy')),
    );
    const protegees = policies
      .filter(({ Properties }) =>
        JSON.stringify(Properties.PolicyDocument).includes(
          '"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
        ),
      )
      .flatMap(({ Properties }) => Properties.Queues.map(({ Ref }: { Ref: string }) => Ref));
    expect(protegees.sort()).toEqual(queues.map(([id]) => id).sort());
  });
});

describe('every alarm', () => {
  const alarms = Object.values(flux.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
  const surveille = (MetricName: string) =>
    alarms.filter((alarm) => alarm.MetricName === MetricName).map(({ Dimensions }) => JSON.stringify(Dimensions));

  test('wakes somebody', () => {
    for (const alarm of alarms) expect(alarm.AlarmActions).toEqual([{ Ref: expect.any(String) }]);
  });

  test('names the heading of the runbook that says what to do', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8').split('\n');
    const titres = alarms.map(({ AlarmDescription }) => /« (.+) »$/.exec(AlarmDescription)?.[1]);
    expect([...new Set(titres)].filter((titre) => !runbook.includes(`## ${titre}`))).toEqual([]);
  });

  test('watches the dead letters of each queue', () => {
    const dites = surveille('ApproximateNumberOfMessagesVisible').join();
    expect(mortes.filter(([id]) => !dites.includes(id)).map(nomDe)).toEqual([]);
  });

  test('watches the faults of each function', () => {
    const dites = surveille('Errors').join();
    expect(lambdas.filter(([id]) => !dites.includes(id)).map(([id]) => id)).toEqual([]);
  });

  test('rings when a scheduled task has stopped, or a call of it was dropped', () => {
    const planifiees = Object.values(flux.findResources('AWS::Events::Rule')).flatMap(({ Properties }) =>
      Properties.Targets.map(({ Arn }: { Arn: object }) => JSON.stringify(Arn)),
    );
    expect(new Set(planifiees).size).toBe(9);
    const arrets = alarms.filter(({ ComparisonOperator }) => ComparisonOperator === 'LessThanThreshold');
    expect(arrets).toHaveLength(9);
    for (const arret of arrets)
      expect(arret).toMatchObject({ MetricName: 'Invocations', Threshold: 1, TreatMissingData: 'breaching' });
    const surveillees = arrets.map(({ Dimensions }) => JSON.stringify(Dimensions)).join();
    const abandons = surveille('AsyncEventsDropped').join();
    for (const [id] of lambdas.filter(([id]) => planifiees.some((arn) => arn.includes(`"${id}"`)))) {
      expect(surveillees).toContain(id);
      expect(abandons).toContain(id);
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

describe('every function', () => {
  test('is one of the entries, and each entry is deployed', () => {
    const noms = lambdas.map(([, { Properties }]) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME);
    expect([...new Set(noms)].sort()).toEqual([...FONCTIONS].sort());
  });

  test('runs on Node 24 on arm64, writes JSON to its own log, which is kept a year', () => {
    flux.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: Match.anyValue() } },
    });
    flux.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });

  test('has a role of its own', () => {
    const roles = lambdas.map(([, { Properties }]) => JSON.stringify(Properties.Role));
    expect(new Set(roles).size).toBe(lambdas.length);
  });

  test('answers for each message by itself, and leaves it six times its own time', () => {
    const lectures = Object.values(flux.findResources('AWS::Lambda::EventSourceMapping')).map(
      ({ Properties }) => Properties,
    );
    const files = lectures.filter(({ ScalingConfig }) => ScalingConfig !== undefined);
    expect(files).toHaveLength(3);
    for (const { FunctionResponseTypes } of files) expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    const delais = new Map(lambdas.map(([id, { Properties }]) => [id, Properties.Timeout]));
    const bail = (arn: unknown) =>
      queues.find(([id]) => JSON.stringify(arn).includes(id))?.[1].Properties.VisibilityTimeout;
    for (const { FunctionName, EventSourceArn } of files)
      expect(bail(EventSourceArn)).toBe(6 * delais.get(FunctionName.Ref));
  });

  test('of the journal’s stream is told of what it follows only', () => {
    const filtres = Object.values(flux.findResources('AWS::Lambda::EventSourceMapping')).flatMap(
      ({ Properties }) => Properties.FilterCriteria?.Filters ?? [],
    );
    expect(filtres.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { dynamodb: { NewImage: { sk: { S: ['envoi'] }, sends: { N: ['0'] } } } },
      { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'evenement#' }] } } } },
    ]);
  });
});

describe('every grant', () => {
  const statement = z.object({
    Effect: z.enum(['Allow', 'Deny']),
    Action: z.union([z.string().transform((une) => [une]), z.array(z.string())]),
    Resource: z.union([z.array(z.unknown()), z.unknown().transform((une) => [une])]),
  });
  const documents = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) =>
    Object.values(flux.findResources(type)),
  );
  const statements = documents.flatMap(({ Properties }) =>
    z.array(statement).parse(Properties.PolicyDocument.Statement),
  );

  test('names its actions', () => {
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('names its resources, but for the objects of a bucket and the recipients’ queues', () => {
    const larges = statements
      .flatMap(({ Resource }) => Resource.map((arn) => JSON.stringify(arn)))
      .filter((arn) => arn.includes('*'));
    expect(larges.filter((arn) => !/\/\*"\]\]\}$/.test(arn) && !/-(?:comptable|etude)-\*"\]\]\}$/.test(arn))).toEqual(
      [],
    );
  });

  test('on the key of the queues is given to those who read or write messages', () => {
    const politiques = Object.entries(flux.findResources('AWS::IAM::Policy'));
    const actionsDe = (debut: string) =>
      politiques
        .filter(([id]) => id.startsWith(debut))
        .flatMap(([, { Properties }]) => z.array(statement).parse(Properties.PolicyDocument.Statement))
        .filter(({ Resource }) => JSON.stringify(Resource).includes('ClesFiles'))
        .flatMap(({ Action }) => Action);
    expect(actionsDe('MiseADispositionProvisionner')).toEqual([]);
    expect(actionsDe('Notification')).toEqual([]);
    expect(actionsDe('Preuve')).toEqual([]);
    expect(actionsDe('DepotRole')).toEqual(['kms:Decrypt']);
    // It sends dead letters back.
    expect(new Set(actionsDe('ConsoleRole'))).toEqual(new Set(['kms:Decrypt', 'kms:GenerateDataKey']));
  });

  const LIRE = ['kms:Decrypt', 's3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'];
  const CREER = [...LIRE, 'kms:GenerateDataKey', 's3:PutObject'];
  /** What is past its term: once it has looked at what else holds that version. */
  const TERMINER = [...LIRE, 's3:DeleteObjectVersion', 's3:GetObjectLegalHold', 's3:GetObjectRetention'];
  /** Who may do what on a bucket and its key, by the first word of each role. */
  const porteursDe = (nom: RegExp) =>
    [
      ...new Set(
        Object.entries(flux.findResources('AWS::IAM::Policy')).flatMap(([id, { Properties }]) =>
          z
            .array(statement)
            .parse(Properties.PolicyDocument.Statement)
            .filter(({ Resource }) => nom.test(JSON.stringify(Resource)))
            .flatMap(({ Action }) => Action.map((action) => [/^[A-Z][a-z]+/.exec(id)?.[0], action].join(' '))),
        ),
      ),
    ].sort();
  const peut = (qui: string, actions: readonly string[]) => actions.map((action) => `${qui} ${action}`);

  test('on the register is to keep it, to find an address in it, or to end it', () => {
    expect(porteursDe(/-registre-|ClesRegistre/)).toEqual(
      [
        ...peut('Console', CREER),
        // It reads whom to tell of a term, and writes to nobody's record.
        ...peut('Delais', LIRE),
        ...peut('Notification', CREER),
        ...peut('Retention', TERMINER),
      ].sort(),
    );
  });

  // Where files are dealt with, their verification too: connexion.test.ts.
  test.each([
    ['pca', 'ClesPca'],
    ['amendes', 'ClesAmendes'],
  ])('on who owes what (%s) is for the console, which makes dossiers, and to end it', (nom, cle) => {
    const porteurs = porteursDe(new RegExp(`-${nom}-|${cle}`));
    // All the versions of one dossier are found by their prefix.
    const parPrefixe = [...TERMINER, 's3:ListBucketVersions'];
    expect(porteurs).toEqual([...peut('Console', CREER), ...peut('Retention', parPrefixe)].sort());
  });

  test('to write to people is given to those who notify, from the address of the stage', () => {
    const ecrivent = Object.entries(flux.findResources('AWS::IAM::Policy')).flatMap(([id, { Properties }]) =>
      Properties.PolicyDocument.Statement.filter((un: object) => JSON.stringify(un).includes('ses:')).map(
        (un: object) => ({ id, ...un }),
      ),
    );
    expect(ecrivent).toEqual(
      // Of a suspension, and of a term that is near or past: nothing else leaves by mail.
      [/^Notification/, /^Delais/].map((qui) => ({
        id: expect.stringMatching(qui),
        Effect: 'Allow',
        Action: 'ses:SendEmail',
        Condition: { StringEquals: { 'ses:FromAddress': 'passerelle@exemple.invalid' } },
        Resource: [
          {
            'Fn::Join': ['', expect.arrayContaining([expect.stringMatching(/:identity\/exemple\.invalid$/)])],
          },
          {
            'Fn::Join': [
              '',
              expect.arrayContaining([expect.stringMatching(/:identity\/passerelle@exemple\.invalid$/)]),
            ],
          },
        ],
      })),
    );
  });

  test('of the console lets it send a dead letter back to each queue that it shows', () => {
    const destinations = Object.entries(flux.findResources('AWS::IAM::Policy'))
      .filter(([id]) => id.startsWith('ConsoleRole'))
      .flatMap(([, { Properties }]) => z.array(statement).parse(Properties.PolicyDocument.Statement))
      .filter(({ Action }) => Action.includes('sqs:SendMessage'))
      .flatMap(({ Resource }) =>
        Resource.map((arn) => /passerelle-production-[a-z*-]+/.exec(JSON.stringify(arn))?.[0]),
      );
    expect(destinations.sort()).toEqual([
      'passerelle-production-comptable-*',
      'passerelle-production-etude-*',
      'passerelle-production-verifier',
      'passerelle-production-verifier-gros',
    ]);
  });

  const retraitsDe = (document: unknown) =>
    z
      .array(statement)
      .parse(document)
      .filter(({ Action }) => Action.some((action) => action.startsWith('s3:Delete')));

  test('to unlock anything is given to nobody', () => {
    const actions = new Set(statements.flatMap(({ Action }) => Action));
    const interdites = /Put.*Retention|BypassGovernance|Put.*LegalHold|DeleteTable/;
    expect([...actions].filter((action) => interdites.test(action))).toEqual([]);
  });

  test('to remove an object is given to two hands: of the trust store, and of what has come to its term', () => {
    const porteurs = Object.entries(flux.findResources('AWS::IAM::Policy')).flatMap(([id, { Properties }]) =>
      retraitsDe(Properties.PolicyDocument.Statement).flatMap(({ Action, Resource }) =>
        Resource.map((arn) => [
          id,
          Action.filter((action) => action.startsWith('s3:Delete')),
          /passerelle-production-([a-z]+)-/.exec(JSON.stringify(arn))?.[1],
        ]),
      ),
    );
    const terme = ['s3:DeleteObjectVersion'];
    expect(porteurs.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
      [expect.stringMatching(/^Confiance/), ['s3:DeleteObject', 's3:DeleteObjectVersion'], 'confiance'],
      [expect.stringMatching(/^Retention/), terme, 'acquits'],
      // Who owed, and for what, once the dossier is over.
      [expect.stringMatching(/^Retention/), terme, 'amendes'],
      [expect.stringMatching(/^Retention/), terme, 'depot'],
      [expect.stringMatching(/^Retention/), terme, 'pca'],
      // Identities and documents of acts that serve no more (docs/preuve.md).
      [expect.stringMatching(/^Retention/), terme, 'registre'],
      [expect.stringMatching(/^Retention/), terme, 'verdicts'],
    ]);
  });
});

describe('a depositor', () => {
  test.each([
    ['ordonnateurs', 'siret'],
    ['comptables', 'codique'],
    ['etudes', 'siret'],
  ])('%s/ writes under the prefix that his session says, and reads his own answers', (prefixe, tag) => {
    const resource = (fin: string) =>
      Match.objectLike({ 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(`${fin}$`)])] });
    const sien = `\\$\\{aws:PrincipalTag/${tag}\\}/\\*`;
    flux.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['s3:AbortMultipartUpload', 's3:PutObject'],
            Resource: resource(`/${prefixe}/${sien}`),
          }),
          Match.objectLike({ Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: resource(`/${sien}`) }),
          Match.objectLike({
            Action: 's3:ListBucket',
            Condition: { StringLike: { 's3:prefix': `\${aws:PrincipalTag/${tag}}/*` } },
            Resource: resource('-acquits-'),
          }),
        ]),
      },
    });
  });
});

describe('the API', () => {
  test('is never open: every route asks who calls', () => {
    const routes = Object.values(flux.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => Properties);
    expect(routes.map(({ RouteKey, AuthorizationType }) => [RouteKey, AuthorizationType])).toEqual([
      ['ANY /', 'AWS_IAM'],
      ['ANY /{proxy+}', 'AWS_IAM'],
    ]);
  });

  test('says who asked for what', () => {
    flux.hasResourceProperties('AWS::ApiGatewayV2::Stage', { AccessLogSettings: Match.anyValue() });
  });
});
