import { CfnOutput } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { queueDuComptable } from '../../../schemas/messages/mise-a-disposition.ts';
import type { Contexte } from '../brique/contexte.ts';
import { arnDeFile } from '../noms.ts';

/**
 * What a recipient's role may do: fetch from his own queue. The files themselves he gets through the API, which knows
 * which deposits were handed over to him; a prefix of the bucket does not say it.
 */
export class Destinataires extends Construct {
  constructor(scope: Construct, id: string, { stage, socle }: Contexte) {
    super(scope, id);
    const sienne = arnDeFile(this, stage, queueDuComptable(`\${aws:PrincipalTag/codique}`));
    const policy = new ManagedPolicy(this, 'Comptables', {
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
          resources: [sienne],
        }),
        new PolicyStatement({ sid: 'Dechiffrer', actions: ['kms:Decrypt'], resources: [socle.cles.files.keyArn] }),
      ],
    });
    new CfnOutput(this, 'PolitiqueComptables', { value: policy.managedPolicyArn });
  }
}
