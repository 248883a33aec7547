import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { FileAttente } from './file.ts';

/** Every alarm wakes somebody, and tells him which heading of the runbook to open. */
export class Alertes extends Construct {
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

  /** One dead letter is one too many. `titre` is a heading of docs/runbook.md. */
  surveiller({ node, lettresMortes }: FileAttente, titre: string): void {
    const alarm = new Alarm(this, `${node.id}LettresMortes`, {
      alarmDescription: `Que faire : docs/runbook.md, « ${titre} »`,
      metric: lettresMortes.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(5),
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 0,
      evaluationPeriods: 1,
      // An empty queue that nobody uses stops reporting.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
