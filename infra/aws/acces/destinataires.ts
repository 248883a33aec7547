import { CfnOutput } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { queueDuComptable } from '../../../schemas/messages/mise-a-disposition.ts';
import { queueDeLEtude } from '../../../schemas/messages/pca/echange.ts';
import type { Contexte } from '../brique/contexte.ts';
import { arnDeFile } from '../noms.ts';

/**
 * What a recipient's role may do: fetch from his own queue. The files themselves he gets through the API, which knows
 * what was handed over to him; a prefix of the bucket does not say it.
 */
export class Destinataires extends Construct {
  constructor(scope: Construct, id: string, contexte: Contexte) {
    super(scope, id);
    this.releverLaSienne(contexte, 'Comptables', queueDuComptable(`\${aws:PrincipalTag/codique}`));
    this.releverLaSienne(contexte, 'Etudes', queueDeLEtude(`\${aws:PrincipalTag/siret}`));
  }

  private releverLaSienne({ stage, socle }: Contexte, qui: 'Comptables' | 'Etudes', file: string): void {
    const policy = new ManagedPolicy(this, qui, {
      description: `Passerelle ${stage.name}: relever sa file`,
      statements: [
        new PolicyStatement({
          sid: 'Relever',
          actions: [
            'sqs:ChangeMessageVisibility',
            'sqs:DeleteMessage',
            'sqs:GetQueueAttributes',
            'sqs:GetQueueUrl',
            'sqs:ReceiveMessage',
          ],
          resources: [arnDeFile(this, stage, file)],
        }),
        new PolicyStatement({ sid: 'Dechiffrer', actions: ['kms:Decrypt'], resources: [socle.cles.files.keyArn] }),
      ],
    });
    new CfnOutput(this, `Politique${qui}`, { value: policy.managedPolicyArn });
  }
}
