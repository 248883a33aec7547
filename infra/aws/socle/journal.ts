import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { TABLE_JOURNAL } from '../../../functions/platform/aws/tables.ts';
import { nomDeTable } from '../noms.ts';
import type { StageConfig } from '../stages.ts';

/**
 * An event is never edited, by nobody. In the policy of a table, `*` is that table. PutItem
 * cannot be denied, for it is how events come: that it replaces none rests on `attribute_not_exists`,
 * and on the seals, which would tell.
 */
const JAMAIS_REECRIT = new PolicyStatement({
  sid: 'RefuserDeReecrireUnEvenement',
  effect: Effect.DENY,
  principals: [new AnyPrincipal()],
  actions: [
    'dynamodb:BatchWriteItem',
    'dynamodb:DeleteItem',
    'dynamodb:PartiQLDelete',
    'dynamodb:PartiQLUpdate',
    'dynamodb:UpdateItem',
  ],
  resources: ['*'],
  conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['evenement#*'] } },
});

/**
 * The memory: events, outbox, due dates, claims and fences in one table, because one transaction writes them
 * together. Both indexes are sparse: an item is in one only as long as it bears the index's two attributes.
 */
export class Journal extends Table {
  constructor(scope: Construct, id: string, { stage, key }: { readonly stage: StageConfig; readonly key: IKey }) {
    super(scope, id, {
      tableName: nomDeTable(stage, 'journal'),
      partitionKey: { name: TABLE_JOURNAL.partition, type: AttributeType.STRING },
      sortKey: { name: TABLE_JOURNAL.tri, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      // The longest window that DynamoDB offers.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      stream: StreamViewType.NEW_IMAGE,
      deletionProtection: stage.protection,
      removalPolicy: stage.removalPolicy,
      resourcePolicy: new PolicyDocument({ statements: [JAMAIS_REECRIT] }),
    });
    for (const { nom, partition, tri } of Object.values(TABLE_JOURNAL.index))
      this.addGlobalSecondaryIndex({
        indexName: nom,
        partitionKey: { name: partition, type: AttributeType.STRING },
        sortKey: { name: tri, type: AttributeType.STRING },
        projectionType: ProjectionType.ALL,
      });
  }
}
