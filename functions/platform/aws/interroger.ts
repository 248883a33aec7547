/** Reads of a table, whole whatever the pages. */
import {
  BatchGetItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Item } from './attributs.ts';
import { insister } from './insister.ts';

/** What BatchGetItem takes at once. */
const LOT_MAX = 100;

/** The items that a query finds, at most `limite`, in the order of the index. */
export async function interroger(client: DynamoDBClient, query: QueryCommandInput, limite: number): Promise<Item[]> {
  const items: Item[] = [];
  let suite: QueryCommandInput['ExclusiveStartKey'];
  while (items.length < limite) {
    const reste = limite - items.length;
    const page = await client.send(
      new QueryCommand({
        ...query,
        ...(Number.isFinite(reste) && { Limit: reste }),
        ...(suite !== undefined && { ExclusiveStartKey: suite }),
      }),
    );
    items.push(...(page.Items ?? []));
    suite = page.LastEvaluatedKey;
    if (suite === undefined) break;
  }
  return items;
}

/** The items of these keys that exist, as they are now, each under its partition key. */
export async function lireEnLot(
  client: DynamoDBClient,
  table: string,
  cles: ReadonlyMap<string, Item>,
  partition: string,
): Promise<ReadonlyMap<string, Item>> {
  const lus = new Map<string, Item>();
  const toutes = [...cles.values()];
  for (let debut = 0; debut < toutes.length; debut += LOT_MAX) {
    let reste: Item[] = toutes.slice(debut, debut + LOT_MAX);
    await insister(`read of ${table}`, async () => {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: reste, ConsistentRead: true } } }),
      );
      for (const item of Responses?.[table] ?? []) lus.set(item[partition]?.S ?? '', item);
      reste = UnprocessedKeys?.[table]?.Keys ?? [];
      return reste.length === 0 ? true : null;
    });
  }
  return lus;
}
