import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { TABLE_LECTURES } from '../../../functions/platform/aws/tables.ts';
import { nomDeTable } from '../noms.ts';
import type { StageConfig } from '../stages.ts';

/** What the pages show: rebuilt from the journal at will, and kept all the same, for rebuilding takes its time. */
export class Lectures extends Table {
  constructor(scope: Construct, id: string, { stage, key }: { readonly stage: StageConfig; readonly key: IKey }) {
    super(scope, id, {
      tableName: nomDeTable(stage, 'lectures'),
      partitionKey: { name: TABLE_LECTURES.partition, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.protection,
      removalPolicy: stage.removalPolicy,
    });
    const { nom, partition, tri } = TABLE_LECTURES.index.rangs;
    this.addGlobalSecondaryIndex({
      indexName: nom,
      partitionKey: { name: partition, type: AttributeType.STRING },
      sortKey: { name: tri, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
  }
}
