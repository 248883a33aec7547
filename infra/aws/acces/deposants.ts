import { CfnOutput, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Contexte } from '../brique/contexte.ts';
import { admettreLesJokers } from '../brique/derogations.ts';
import { arnDeCompartiment } from '../noms.ts';

/** Each kind of depositor, the prefix of his keys, and the tag of his session that fills it. */
const DEPOSANTS = [
  { id: 'Ordonnateurs', prefixe: 'ordonnateurs', tag: 'siret' },
  { id: 'Comptables', prefixe: 'comptables', tag: 'codique' },
  { id: 'Etudes', prefixe: 'etudes', tag: 'siret' },
] as const;

/**
 * What a depositor's role may do, to be attached to whatever role his software assumes: write under his own prefix,
 * read his own answers. A session without the tag can do nothing. The bucket itself refuses the overwrite.
 */
export class Deposants extends Construct {
  constructor(scope: Construct, id: string, { stage, socle }: Contexte) {
    super(scope, id);
    const { depot, reponses } = socle.cles;
    const sous = (nom: 'depot' | 'acquits', chemin: string) => `${arnDeCompartiment(this, stage, nom)}/${chemin}/*`;
    for (const { id: lequel, prefixe, tag } of DEPOSANTS) {
      const sien = `\${aws:PrincipalTag/${tag}}`;
      const statements = [
        new PolicyStatement({
          sid: 'Deposer',
          actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
          resources: [sous('depot', `${prefixe}/${sien}`)],
        }),
        new PolicyStatement({
          sid: 'LireSesAcquits',
          actions: ['s3:GetObject', 's3:GetObjectVersion'],
          resources: [sous('acquits', sien)],
        }),
        // The key of an answer holds the version of the file and a digest: he can only find it.
        new PolicyStatement({
          sid: 'ListerSesAcquits',
          actions: ['s3:ListBucket'],
          resources: [arnDeCompartiment(this, stage, 'acquits')],
          conditions: { StringLike: { 's3:prefix': `${sien}/*` } },
        }),
        new PolicyStatement({
          sid: 'Chiffrer',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [depot.keyArn],
          conditions: parS3(this),
        }),
        new PolicyStatement({
          sid: 'Dechiffrer',
          actions: ['kms:Decrypt'],
          resources: [reponses.keyArn],
          conditions: parS3(this),
        }),
      ];
      const policy = new ManagedPolicy(this, lequel, {
        description: `Passerelle ${stage.name}: deposer sous ${prefixe}/`,
        statements,
      });
      admettreLesJokers(policy, statements);
      new CfnOutput(this, `Politique${lequel}`, { value: policy.managedPolicyArn });
    }
  }
}

/** The keys serve through S3 alone, which checks the prefix. */
const parS3 = (scope: Construct) => {
  const { region, urlSuffix } = Stack.of(scope);
  return { StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix}` } };
};
