import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';

/** One key for each kind of reader: who may read the deposits may not thereby read the journal. */
export class Cles extends Construct {
  readonly depot: Key;
  /** Verdicts and answers. */
  readonly reponses: Key;
  /** The trust store, the seals: what lets a judge check us. */
  readonly preuves: Key;
  /** Names of persons, and the documents of acts on them. */
  readonly registre: Key;
  /** Whoever owes, and what of produits locaux; the contracts. */
  readonly pca: Key;
  /** The same of amendes and condamnations: data on offences have a key of their own (RGPD art. 10). */
  readonly amendes: Key;
  readonly journal: Key;
  /** All queues, the recipients' too. */
  readonly files: Key;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    const cle = (nom: string, alias?: string): Key =>
      new Key(this, nom, {
        description: `Passerelle ${stage.name}: ${nom}`,
        enableKeyRotation: true,
        removalPolicy: stage.removalPolicy,
        ...(alias === undefined ? {} : { alias }),
      });
    this.depot = cle('Depot');
    this.reponses = cle('Reponses');
    this.preuves = cle('Preuves');
    this.registre = cle('Registre');
    this.pca = cle('Pca');
    this.amendes = cle('Amendes');
    this.journal = cle('Journal');
    this.files = cle('Files', aliasDesFiles(stage));
    // S3 announces, EventBridge gives its failures. In the policy of a key, `*` is that key.
    this.files.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com'), new ServicePrincipal('events.amazonaws.com')],
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}

/** By which the recipients' queues are told their key. */
export const aliasDesFiles = ({ name }: StageConfig): string => `alias/passerelle-${name}-files`;
