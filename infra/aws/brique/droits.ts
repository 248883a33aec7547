/** What a function may do, statement by statement: no grant of CDK's, which all have wildcards. */
import { ArnFormat, type Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { TABLE_JOURNAL, TABLE_LECTURES } from '../../../functions/platform/aws/tables.ts';
import { queueDuComptable } from '../../../schemas/messages/mise-a-disposition.ts';
import { queueDeLEtude } from '../../../schemas/messages/pca/echange.ts';
import { arnDeCompartiment, arnDeFile, arnDeTable, type NomDeCompartiment, type NomDeTable } from '../noms.ts';
import type { Socle } from '../socle/socle.ts';
import type { StageConfig } from '../stages.ts';

const INDEX: Readonly<Record<NomDeTable, readonly string[]>> = {
  journal: Object.values(TABLE_JOURNAL.index).map(({ nom }) => nom),
  lectures: Object.values(TABLE_LECTURES.index).map(({ nom }) => nom),
};

const LIRE = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const ECRIRE = ['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

export class Droits {
  readonly #flux: Stack;
  readonly #stage: StageConfig;
  readonly #socle: Socle;

  constructor(flux: Stack, stage: StageConfig, socle: Socle) {
    this.#flux = flux;
    this.#stage = stage;
    this.#socle = socle;
  }

  lireTable(nom: NomDeTable): PolicyStatement[] {
    const table = arnDeTable(this.#flux, this.#stage, nom);
    const resources = [table, ...INDEX[nom].map((index) => `${table}/index/${index}`)];
    return [this.#permettre(LIRE, resources), this.cle(this.#socle.cles.journal, 'kms:Decrypt')];
  }

  /** Events excepted, which the table's own policy lets nobody change. */
  ecrireTable(nom: NomDeTable): PolicyStatement[] {
    return [...this.lireTable(nom), this.#permettre(ECRIRE, [arnDeTable(this.#flux, this.#stage, nom)])];
  }

  /** Whoever may not list is told that what is absent is forbidden. */
  lireObjets(nom: NomDeCompartiment): PolicyStatement[] {
    return [
      this.#permettre(['s3:ListBucket'], [this.#compartiment(nom)]),
      this.#permettre(['s3:GetObject', 's3:GetObjectVersion'], [this.#objets(nom)]),
      this.cle(this.#cleDe(nom), 'kms:Decrypt'),
    ];
  }

  creerObjets(nom: NomDeCompartiment): PolicyStatement[] {
    return [
      ...this.lireObjets(nom),
      this.#permettre(['s3:PutObject'], [this.#objets(nom)]),
      this.cle(this.#cleDe(nom), 'kms:GenerateDataKey'),
    ];
  }

  /** A file of any size, which may be a new version of what is there. */
  deposer(): PolicyStatement[] {
    return [
      ...this.creerObjets('depot'),
      ...this.listerVersions('depot'),
      this.#permettre(['s3:AbortMultipartUpload'], [this.#objets('depot')]),
    ];
  }

  /** Where a lock has ended: S3 itself refuses the others, and to tell of them asks for rights of their own. */
  effacerVersions(nom: NomDeCompartiment): PolicyStatement[] {
    const actions = ['s3:DeleteObjectVersion', 's3:GetObjectLegalHold', 's3:GetObjectRetention'];
    return [...this.lireObjets(nom), this.#permettre(actions, [this.#objets(nom)])];
  }

  retirerObjets(nom: NomDeCompartiment): PolicyStatement[] {
    return [
      ...this.listerVersions(nom),
      this.#permettre(['s3:DeleteObject', 's3:DeleteObjectVersion'], [this.#objets(nom)]),
    ];
  }

  listerVersions(nom: NomDeCompartiment): PolicyStatement[] {
    return [this.#permettre(['s3:ListBucketVersions'], [this.#compartiment(nom)])];
  }

  lireFile(nom: string): PolicyStatement[] {
    const actions = [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
    ];
    return [this.#permettre(actions, [this.#file(nom)]), this.cle(this.#socle.cles.files, 'kms:Decrypt')];
  }

  envoyer(...noms: readonly string[]): PolicyStatement[] {
    const resources = noms.map((nom) => this.#file(nom));
    return [
      this.#permettre(['sqs:GetQueueUrl', 'sqs:SendMessage'], resources),
      this.cle(this.#socle.cles.files, 'kms:Decrypt', 'kms:GenerateDataKey'),
    ];
  }

  /** Any queue of a recipient: their names are known to the register only. */
  agirChezLesDestinataires(...actions: readonly string[]): PolicyStatement[] {
    const cle = actions.includes('sqs:SendMessage')
      ? ['kms:Decrypt', 'kms:GenerateDataKey']
      : actions.includes('sqs:ReceiveMessage')
        ? ['kms:Decrypt']
        : [];
    return [
      this.#permettre(actions, [this.#file(queueDuComptable('*')), this.#file(queueDeLEtude('*'))]),
      ...(cle.length === 0 ? [] : [this.cle(this.#socle.cles.files, ...cle)]),
    ];
  }

  agirSurFiles(actions: readonly string[], noms: readonly string[]): PolicyStatement {
    return this.#permettre(
      actions,
      noms.map((nom) => this.#file(nom)),
    );
  }

  /** One secret by its name; the six characters that follow it in its ARN are not known beforehand. */
  lireSecret(nom: string): PolicyStatement {
    const nomme = { service: 'secretsmanager', resource: 'secret', resourceName: `${nom}-??????` };
    const arn = this.#flux.formatArn({ ...nomme, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    return this.#permettre(['secretsmanager:GetSecretValue'], [arn]);
  }

  /** From the one address of the stage; SES asks for the identity that was verified: that address, or its domain. */
  envoyerCourriels(): PolicyStatement {
    const { expediteur } = this.#stage;
    const identites = [expediteur, expediteur.slice(expediteur.indexOf('@') + 1)];
    const nommee = (resourceName: string) =>
      this.#flux.formatArn({ service: 'ses', resource: 'identity', resourceName });
    return new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: identites.map(nommee),
      conditions: { StringEquals: { 'ses:FromAddress': expediteur } },
    });
  }

  cle(key: IKey, ...actions: readonly string[]): PolicyStatement {
    return this.#permettre(actions, [key.keyArn]);
  }

  #permettre(actions: readonly string[], resources: readonly string[]): PolicyStatement {
    return new PolicyStatement({ actions: [...actions], resources: [...resources] });
  }

  #compartiment(nom: NomDeCompartiment): string {
    return arnDeCompartiment(this.#flux, this.#stage, nom);
  }

  #objets(nom: NomDeCompartiment): string {
    return `${this.#compartiment(nom)}/*`;
  }

  #file(nom: string): string {
    return arnDeFile(this.#flux, this.#stage, nom);
  }

  #cleDe(nom: NomDeCompartiment): IKey {
    const { depot, reponses, preuves, registre, pca, amendes } = this.#socle.cles;
    const sienne = { depot, preuves, registre, pca, amendes };
    return { ...sienne, verdicts: reponses, acquits: reponses, confiance: preuves }[nom];
  }
}
