/**
 * Read models in DynamoDB: a document by its id, and an index by rank, in shards, for the latest ranks are all alike and
 * would be one hot partition. A list may miss for an instant what was just put.
 */
import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type QueryCommandInput,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { exigerUnLot } from '../lot-de-lecture.ts';
import type { EcritureDeLecture, Lectures } from '../ports.ts';
import { type Item, S, texte } from './attributs.ts';
import { ecrire } from './ecrire.ts';
import { fragmentDe, fragments } from './fragment.ts';
import { insister } from './insister.ts';
import { interroger } from './interroger.ts';
import { TABLE_LECTURES } from './tables.ts';

const FRAGMENTS = 8;
const { rangs } = TABLE_LECTURES.index;

type Bornes = Omit<Parameters<Lectures['list']>[1], 'limit'>;

const cle = (collection: string, id: string) => ({ [TABLE_LECTURES.partition]: S(`${collection}#${id}`) });
const partition = (collection: string, fragment: number) => S(`${fragment}#${collection}`);
/** A key may not be empty, a rank may. */
const rangee = (rank: string) => `#${rank}`;
const itemDe = (collection: string, id: string, { rank, body }: { rank: string; body: string }) => ({
  ...cle(collection, id),
  [rangs.partition]: partition(collection, fragmentDe(id, FRAGMENTS)),
  [rangs.tri]: S(rangee(rank)),
  id: S(id),
  body: S(body),
});

/** By rank, as UTF-8 bytes as DynamoDB has it; of two equal ranks by id. */
function comparer(a: Item, b: Item): number {
  const octets = (item: Item, attribut: string) => Buffer.from(texte(item, attribut));
  return octets(a, rangs.tri).compare(octets(b, rangs.tri)) || octets(a, 'id').compare(octets(b, 'id'));
}

/** DynamoDB takes one condition on a rank, and its BETWEEN takes in both ends. */
function surLeRang({ below, above }: Bornes) {
  const valeurs = {
    ...(above !== undefined && { ':above': S(rangee(above)) }),
    ...(below !== undefined && { ':below': S(rangee(below)) }),
  };
  if (above === undefined) return { condition: below === undefined ? '' : ` AND ${rangs.tri} < :below`, valeurs };
  const condition = below === undefined ? ` AND ${rangs.tri} > :above` : ` AND ${rangs.tri} BETWEEN :above AND :below`;
  return { condition, valeurs };
}

export function ouvrirLectures(client: DynamoDBClient, TableName: string): Lectures {
  const requete = (collection: string, fragment: number, bornes: Bornes): QueryCommandInput => {
    const { condition, valeurs } = surLeRang(bornes);
    return {
      TableName,
      IndexName: rangs.nom,
      ScanIndexForward: bornes.ascending ?? false,
      KeyConditionExpression: `${rangs.partition} = :pk${condition}`,
      ExpressionAttributeValues: { ':pk': partition(collection, fragment), ...valeurs },
    };
  };
  const ecriture = ({ collection, id, document }: EcritureDeLecture): TransactWriteItem =>
    document === null
      ? { Delete: { TableName, Key: cle(collection, id) } }
      : { Put: { TableName, Item: itemDe(collection, id, document) } };
  return {
    async put(collection, id, document) {
      await client.send(new PutItemCommand({ TableName, Item: itemDe(collection, id, document) }));
    },
    async ecrire(lot) {
      exigerUnLot(lot);
      if (lot.length === 0) return;
      const TransactItems = lot.map(ecriture);
      await insister('write of read models', async () => (await ecrire(client, TransactItems)) || null);
    },
    async get(collection, id) {
      const Key = cle(collection, id);
      const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
      return Item === undefined ? null : texte(Item, 'body');
    },
    async list(collection, { limit, ...bornes }) {
      if (bornes.above !== undefined && bornes.below !== undefined && rangee(bornes.above) >= rangee(bornes.below))
        return [];
      // The documents that stand at the bounds are asked for too, at most one at each.
      const auxBornes = [bornes.above, bornes.below].filter((borne) => borne !== undefined).map(rangee);
      const parts = await Promise.all(
        fragments(FRAGMENTS).map((fragment) =>
          interroger(client, requete(collection, fragment, bornes), limit + auxBornes.length),
        ),
      );
      const sens = bornes.ascending ? 1 : -1;
      return parts
        .flat()
        .filter((item) => !auxBornes.includes(texte(item, rangs.tri)))
        .sort((a, b) => sens * comparer(a, b))
        .slice(0, limit)
        .map((item) => texte(item, 'body'));
    },
  };
}
