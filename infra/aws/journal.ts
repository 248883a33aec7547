import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { StageConfig } from './stages.ts';

/**
 * The memory: events, outbox, due dates, claims and fences in one table, because one transaction writes them
 * together. Both indexes are sparse: an item is in one only as long as it bears the index's two attributes.
 */
export class Journal extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: StageConfig }) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: new Key(this, 'Cle', {
        description: `Passerelle ${stage.name}: journal`,
        enableKeyRotation: true,
        removalPolicy: stage.removalPolicy,
      }),
      // The longest window that DynamoDB offers.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      stream: StreamViewType.NEW_IMAGE,
      deletionProtection: stage.protection,
      removalPolicy: stage.removalPolicy,
    });
    this.addSparseIndex('echeances', 'echeance');
    this.addSparseIndex('outbox', 'outbox');
  }

  private addSparseIndex(indexName: string, prefix: string): void {
    this.table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: { name: `${prefix}Pk`, type: AttributeType.STRING },
      sortKey: { name: `${prefix}Sk`, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
  }
}
