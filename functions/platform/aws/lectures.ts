/**
 * Read models in DynamoDB: a document by its id, and an index by rank, in shards, for the latest ranks are all alike and
 * would be one hot partition. A list may miss for an instant what was just put.
 */
import { type DynamoDBClient, GetItemCommand, PutItemCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Lectures } from '../ports.ts';
import { type Item, S, texte } from './attributs.ts';
import { fragmentDe, fragments } from './fragment.ts';
import { interroger } from './interroger.ts';
import { TABLE_LECTURES } from './tables.ts';

const FRAGMENTS = 8;
const { rangs } = TABLE_LECTURES.index;

const cle = (collection: string, id: string) => S(`${collection}#${id}`);
const partition = (collection: string, fragment: number) => S(`${fragment}#${collection}`);
/** A key may not be empty, a rank may. */
const rangee = (rank: string) => S(`#${rank}`);

/** Highest rank first, by UTF-8 bytes as DynamoDB has it; of two equal ranks the highest id. */
function comparer(a: Item, b: Item): number {
  const octets = (item: Item, attribut: string) => Buffer.from(texte(item, attribut));
  return octets(b, rangs.tri).compare(octets(a, rangs.tri)) || octets(b, 'id').compare(octets(a, 'id'));
}

export function ouvrirLectures(client: DynamoDBClient, TableName: string): Lectures {
  const requete = (collection: string, fragment: number, below: string | undefined): QueryCommandInput => ({
    TableName,
    IndexName: rangs.nom,
    ScanIndexForward: false,
    KeyConditionExpression: `${rangs.partition} = :pk${below === undefined ? '' : ` AND ${rangs.tri} < :below`}`,
    ExpressionAttributeValues: {
      ':pk': partition(collection, fragment),
      ...(below !== undefined && { ':below': rangee(below) }),
    },
  });
  return {
    async put(collection, id, { rank, body }) {
      const Item = {
        [TABLE_LECTURES.partition]: cle(collection, id),
        [rangs.partition]: partition(collection, fragmentDe(id, FRAGMENTS)),
        [rangs.tri]: rangee(rank),
        id: S(id),
        body: S(body),
      };
      await client.send(new PutItemCommand({ TableName, Item }));
    },
    async get(collection, id) {
      const Key = { [TABLE_LECTURES.partition]: cle(collection, id) };
      const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
      return Item === undefined ? null : texte(Item, 'body');
    },
    async list(collection, { limit, below }) {
      const parts = await Promise.all(
        fragments(FRAGMENTS).map((fragment) => interroger(client, requete(collection, fragment, below), limit)),
      );
      return parts
        .flat()
        .sort(comparer)
        .slice(0, limit)
        .map((item) => texte(item, 'body'));
    },
  };
}
