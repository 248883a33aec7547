import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { type Item, S, texte } from './attributs.ts';
import { fragments } from './fragment.ts';
import { interroger } from './interroger.ts';
import { FRAGMENTS } from './journal-cles.ts';
import type { TABLE_JOURNAL } from './tables.ts';

type Index = (typeof TABLE_JOURNAL.index)[keyof typeof TABLE_JOURNAL.index];

export interface Voulus {
  readonly index: Index;
  readonly partition: (fragment: number) => string;
  /** Strictly; null for all. */
  readonly avant: string | null;
  readonly limite: number;
}

/** The lowest of all shards, each in its order: no more than `limite` of any can be among them. */
export async function parIndex(
  client: DynamoDBClient,
  TableName: string,
  { index, partition, avant, limite }: Voulus,
): Promise<Item[]> {
  const requete = (fragment: number): QueryCommandInput => ({
    TableName,
    IndexName: index.nom,
    KeyConditionExpression: `${index.partition} = :pk${avant === null ? '' : ` AND ${index.tri} < :avant`}`,
    ExpressionAttributeValues: { ':pk': S(partition(fragment)), ...(avant !== null && { ':avant': S(avant) }) },
  });
  const parts = await Promise.all(
    fragments(FRAGMENTS).map((fragment) => interroger(client, requete(fragment), limite)),
  );
  const rang = (item: Item) => Buffer.from(texte(item, index.tri));
  return parts
    .flat()
    .sort((a, b) => rang(a).compare(rang(b)))
    .slice(0, limite);
}
