/** What the rules of cdk-nag find fault with and we keep, each time with its reason. A test holds the whole list. */
import { Stack, Validations } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** The only wildcards in a grant: nothing else passes. */
const JOKERS: readonly { readonly forme: RegExp; readonly raison: string }[] = [
  {
    forme: /:s3:::.*\/\*$/,
    raison: 'Objects of one bucket of ours, under one prefix at most: their keys are not known beforehand.',
  },
  {
    forme: /:sqs:.*-(?:comptable|etude)-\*$/,
    raison:
      'Queues of recipients, which the register names: beyond what CloudFormation holds, they are made by a function.',
  },
];

/** An ARN in the words of cdk-nag: `<AWS::Partition>` where a template refers to it. */
function dire(resolu: unknown): string {
  if (typeof resolu === 'string') return resolu.replaceAll(/\$\{([^}]+)\}/g, '<$1>');
  if (typeof resolu !== 'object' || resolu === null) return '';
  if ('Ref' in resolu) return `<${resolu.Ref}>`;
  const parts: unknown = 'Fn::Join' in resolu && Array.isArray(resolu['Fn::Join']) ? resolu['Fn::Join'][1] : [];
  return Array.isArray(parts) ? parts.map(dire).join('') : '';
}

/** For the wildcards that have a reason above; any other one fails the synthesis. */
export function admettreLesJokers(porteur: Construct, droits: readonly PolicyStatement[]): void {
  const dits = droits.flatMap(({ resources }) => resources).map((arn) => dire(Stack.of(porteur).resolve(arn)));
  for (const dit of new Set(dits)) {
    const joker = JOKERS.find(({ forme }) => forme.test(dit));
    if (joker !== undefined)
      Validations.of(porteur).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM5[Resource::${dit}]`,
        reason: joker.raison,
      });
  }
}

/** The rule only knows the dead letters of another queue. */
export const admettreSansLettresMortes = (file: Construct, raison: string): void =>
  Validations.of(file).acknowledge({ id: 'AwsSolutions::AwsSolutions-SQS3', reason: raison });

/** The application asks who calls, of all but its public pages: a test holds every route against its table of rights. */
export const admettreSansAutorisateur = (api: Construct): void =>
  Validations.of(api).acknowledge({
    id: 'AwsSolutions::AwsSolutions-APIG4',
    reason: 'People sign in by OpenID Connect and programs by a token: both are verified by the function itself.',
  });
