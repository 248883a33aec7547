import type { Duration } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { COMPARTIMENTS, nomDeCompartiment, nomDeTable, prefixe } from '../noms.ts';
import type { Contexte } from './contexte.ts';
import { admettreLesJokers } from './derogations.ts';
import type { NomDeFonction } from './paquets.ts';

export interface FonctionProps {
  readonly nom: NomDeFonction;
  readonly delai: Duration;
  /** MB; 1,769 are one whole processor. */
  readonly memoire: number;
  readonly droits: readonly PolicyStatement[];
  readonly environnement?: Readonly<Record<string, string>>;
  /** Where no more than so many may ever run. */
  readonly ensemble?: number;
  /** Where another stack must know the role beforehand. */
  readonly nomDuRole?: string;
}

/** One bundle, its own role written by hand, its own log, and an alarm on its faults. */
export class Fonction extends Construct {
  readonly lambda: Lambda;
  readonly role: Role;

  constructor(scope: Construct, id: string, contexte: Contexte, props: FonctionProps) {
    super(scope, id);
    const { nom, delai, memoire, droits, environnement = {}, ensemble, nomDuRole } = props;
    const { stage, alertes, paquets } = contexte;
    const logGroup = new LogGroup(this, 'Journaux', {
      // They name deposits, never persons.
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: stage.removalPolicy,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      ...(nomDuRole === undefined ? {} : { roleName: nomDuRole }),
    });
    for (const droit of [
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
      ...droits,
    ])
      this.role.addToPolicy(droit);
    admettreLesJokers(this.role, droits);
    this.lambda = new Lambda(this, 'Fonction', {
      description: `Passerelle ${stage.name}: ${nom}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: paquets(nom, stage),
      handler: 'index.handler',
      role: this.role.withoutPolicyUpdates(),
      timeout: delai,
      memorySize: memoire,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...this.environnement(contexte, nom), ...environnement },
      ...(ensemble === undefined ? {} : { reservedConcurrentExecutions: ensemble }),
    });
    alertes.sonner(`${id}Erreurs`, {
      titre: 'Erreurs d’une fonction',
      metric: this.lambda.metricErrors({ period: alertes.periode, statistic: 'Sum' }),
      seuil: 0,
    });
  }

  private environnement({ stage }: Contexte, nom: NomDeFonction): Record<string, string> {
    const compartiments = COMPARTIMENTS.map((lequel) => [
      `PASSERELLE_BUCKET_${lequel.toUpperCase()}`,
      nomDeCompartiment(this, stage, lequel),
    ]);
    return {
      ...Object.fromEntries(compartiments),
      PASSERELLE_TABLE_JOURNAL: nomDeTable(stage, 'journal'),
      PASSERELLE_TABLE_LECTURES: nomDeTable(stage, 'lectures'),
      PASSERELLE_FILE_PREFIXE: prefixe(stage),
      PASSERELLE_EXPEDITEUR: stage.expediteur,
      POWERTOOLS_SERVICE_NAME: nom,
      POWERTOOLS_METRICS_NAMESPACE: espaceDeMesures(stage.name),
      LOG_LEVEL: 'INFO',
    };
  }
}

export const espaceDeMesures = (stage: string): string => `Passerelle/${stage}`;
