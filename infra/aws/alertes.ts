import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FileAttente } from './brique/file.ts';

export interface Alerte {
  /** A heading of docs/runbook.md. */
  readonly titre: string;
  readonly metric: IMetric;
  /** Above it, somebody is woken. */
  readonly seuil: number;
}

/** Woken where less than one is counted, or nothing: what must go on has stopped. */
export type Silence = Omit<Alerte, 'seuil'>;

/** Every alarm wakes somebody, and tells him which heading of the runbook to open. */
export class Alertes extends Construct {
  readonly alarmes: Alarm[] = [];
  readonly periode = Duration.minutes(5);
  private readonly topic: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const cloudwatch = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    };
    // The key that AWS provides for SNS does not let CloudWatch in. In the policy of a key, `*` is that key.
    const key = new Key(this, 'Cle', { description: 'Passerelle: alertes', enableKeyRotation: true });
    key.addToResourcePolicy(
      new PolicyStatement({ ...cloudwatch, actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: ['*'] }),
    );
    this.topic = new Topic(this, 'Sujet', { masterKey: key, enforceSSL: true });
    // A policy of its own replaces the default one, by which an alarm could have spoken.
    this.topic.addToResourcePolicy(
      new PolicyStatement({ ...cloudwatch, actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
    );
    new CfnOutput(this, 'Abonnement', { value: this.topic.topicArn, description: 'À quoi abonner qui est de garde' });
  }

  sonner(id: string, { titre, metric, seuil }: Alerte): void {
    this.alarmer(id, titre, {
      metric,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: seuil,
      // What nobody uses stops reporting.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  sonnerAuSilence(id: string, { titre, metric }: Silence): void {
    this.alarmer(id, titre, {
      metric,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private alarmer(id: string, titre: string, props: Omit<AlarmProps, 'alarmDescription' | 'evaluationPeriods'>): void {
    const alarmDescription = `Que faire : docs/runbook.md, « ${titre} »`;
    const alarm = new Alarm(this, id, { ...props, alarmDescription, evaluationPeriods: 1 });
    alarm.addAlarmAction(new SnsAction(this.topic));
    this.alarmes.push(alarm);
  }

  /** One dead letter is one too many, and a message that waits too long is late. */
  surveiller(id: string, { queue, lettresMortes }: FileAttente, attente: Duration): void {
    this.surveillerLettresMortes(id, lettresMortes, 'Lettres mortes d’une file');
    this.sonner(`${id}Attente`, {
      titre: 'Attente trop longue dans une file',
      metric: queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: this.periode }),
      seuil: attente.toSeconds(),
    });
  }

  surveillerLettresMortes(id: string, lettresMortes: Queue, titre: string): void {
    const metric = lettresMortes.metricApproximateNumberOfMessagesVisible({
      statistic: Stats.MAXIMUM,
      period: this.periode,
    });
    this.sonner(`${id}LettresMortes`, { titre, metric, seuil: 0 });
  }
}
