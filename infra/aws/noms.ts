/** Names known before anything exists: no step needs another stack to know how a thing is called. */
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from './stages.ts';

/** The buckets, by the name that the ports give them. */
export const COMPARTIMENTS = [
  ...(['depot', 'verdicts', 'acquits', 'confiance', 'preuves', 'registre'] as const),
  ...(['pca', 'amendes'] as const),
] as const;
export type NomDeCompartiment = (typeof COMPARTIMENTS)[number];
export type NomDeTable = 'journal' | 'lectures';

/** Two stages may share an account and a region. */
export const prefixe = ({ name }: StageConfig): string => `passerelle-${name}-`;

/** S3 knows each name once in a partition: the account makes it ours. */
export const nomDeCompartiment = (scope: Construct, stage: StageConfig, nom: NomDeCompartiment): string =>
  `${prefixe(stage)}${nom}-${Stack.of(scope).account}`;

export const nomDeTable = (stage: StageConfig, nom: NomDeTable): string => `${prefixe(stage)}${nom}`;
export const nomDeFile = (stage: StageConfig, nom: string): string => `${prefixe(stage)}${nom}`;

export const arnDeCompartiment = (scope: Construct, stage: StageConfig, nom: NomDeCompartiment): string =>
  Stack.of(scope).formatArn({ service: 's3', region: '', account: '', resource: nomDeCompartiment(scope, stage, nom) });

/** The console's, which the bucket of deposits and the recipients' queues must know before it exists. */
export const nomDuRoleConsole = (stage: StageConfig): string => `${prefixe(stage)}console`;

export const arnDuRoleConsole = (scope: Construct, stage: StageConfig): string =>
  Stack.of(scope).formatArn({ service: 'iam', region: '', resource: 'role', resourceName: nomDuRoleConsole(stage) });

export const arnDeTable = (scope: Construct, stage: StageConfig, nom: NomDeTable): string =>
  Stack.of(scope).formatArn({ service: 'dynamodb', resource: 'table', resourceName: nomDeTable(stage, nom) });

export const arnDeFile = (scope: Construct, stage: StageConfig, nom: string): string =>
  Stack.of(scope).formatArn({ service: 'sqs', resource: nomDeFile(stage, nom) });
