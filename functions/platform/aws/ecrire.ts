import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';

/** What may be otherwise the next time: what was seen is no longer so, or somebody else was writing it. */
const PASSAGERES: ReadonlySet<string | undefined> = new Set([
  'None',
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/**
 * Writes all or nothing; false where the next look may find it otherwise. The token that the SDK gives each command
 * makes its own repetitions harmless, and nobody else's.
 */
export async function ecrire(client: DynamoDBClient, TransactItems: TransactWriteItem[]): Promise<boolean> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems }));
    return true;
  } catch (erreur) {
    const causes = erreur instanceof TransactionCanceledException ? (erreur.CancellationReasons ?? []) : [];
    if (causes.length > 0 && causes.every(({ Code }) => PASSAGERES.has(Code))) return false;
    throw erreur;
  }
}
