import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Contexte } from './contexte.ts';
import { admettreSansLettresMortes } from './derogations.ts';
import { LettresMortes } from './file.ts';
import { Fonction, type FonctionProps } from './fonction.ts';

export interface SuiviProps extends FonctionProps {
  /** Which changes it is told of: the patterns of an event source filter, any of which is enough. */
  readonly filtres: readonly object[];
  readonly lot: number;
  /** Whether it says which change of a batch failed. */
  readonly partiel: boolean;
}

const ESSAIS = 5;
/** A stream remembers for a day: half of it leaves time to act. */
const RETARD = Duration.hours(1);

/** Follows the journal's stream. What fails again and again is left behind, and told: it must not hold up the rest. */
export class Suivi extends Construct {
  readonly fonction: Fonction;

  constructor(scope: Construct, id: string, contexte: Contexte, props: SuiviProps) {
    super(scope, id);
    const { stage, socle, alertes, droits } = contexte;
    const { nom, filtres, lot, partiel } = props;
    const { tableStreamArn } = socle.journal;
    if (tableStreamArn === undefined) throw new TypeError('the journal has no stream');
    const restes = new LettresMortes(this, 'Restes', { stage, nom: `restes-${nom}`, key: socle.cles.files });
    admettreSansLettresMortes(restes, 'It holds what a stream could not hand over: it is dead letters itself.');
    this.fonction = new Fonction(this, id, contexte, {
      ...props,
      droits: [
        ...props.droits,
        ...droits.envoyer(`restes-${nom}-lettres-mortes`),
        new PolicyStatement({
          actions: [
            'dynamodb:DescribeStream',
            'dynamodb:GetRecords',
            'dynamodb:GetShardIterator',
            'dynamodb:ListStreams',
          ],
          resources: [tableStreamArn],
        }),
      ],
    });
    new CfnEventSourceMapping(this, 'Lecture', {
      functionName: this.fonction.lambda.functionName,
      eventSourceArn: tableStreamArn,
      startingPosition: 'TRIM_HORIZON',
      batchSize: lot,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: ESSAIS,
      ...(partiel ? { functionResponseTypes: ['ReportBatchItemFailures'] } : {}),
      filterCriteria: { filters: filtres.map((filtre) => ({ pattern: JSON.stringify(filtre) })) },
      destinationConfig: { onFailure: { destination: restes.queueArn } },
    }).node.addDependency(this.fonction.role);
    alertes.surveillerLettresMortes(id, restes, 'Changements du journal non suivis');
    alertes.sonner(`${id}Retard`, {
      titre: 'Changements du journal non suivis',
      metric: this.fonction.lambda.metric('IteratorAge', { period: alertes.periode, statistic: 'Maximum' }),
      seuil: RETARD.toMilliseconds(),
    });
  }
}
