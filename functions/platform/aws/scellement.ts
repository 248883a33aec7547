/**
 * Which events are sealed, in the journal's table: the head of a stream says how far, and is in an index as long as it
 * waits. The index follows by an instant; so it names the heads, and they are read as they are now.
 */
import { type DynamoDBClient, GetItemCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { Marque, Scellement } from '../ports.ts';
import { entier, type Item, N, S, texte } from './attributs.ts';
import { ecrire } from './ecrire.ts';
import { insister } from './insister.ts';
import { interroger, lireEnLot } from './interroger.ts';
import { cleMarque, cleTete, partitionASceller } from './journal-cles.ts';
import { parIndex } from './journal-index.ts';
import { itemDeTete, lireTete, siInchangee } from './journal-tete.ts';
import { TABLE_JOURNAL } from './tables.ts';

export class ScellementDynamo implements Scellement {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async aSceller({ limit }: { readonly limit: number }) {
    const { echeances: index } = TABLE_JOURNAL.index;
    const voulus = { index, partition: partitionASceller, avant: null, limite: limit };
    const flux = (await parIndex(this.#client, this.#table, voulus)).map((item) => texte(item, 'stream'));
    const cles = new Map(flux.map((stream): [string, Item] => [cleTete(stream).pk.S, { ...cleTete(stream) }]));
    const lus = await lireEnLot(this.#client, this.#table, cles, TABLE_JOURNAL.partition);
    return flux.flatMap((stream) => {
      const { seq, scelle } = lireTete(lus.get(cleTete(stream).pk.S));
      return seq > scelle ? [{ stream, depuis: scelle }] : [];
    });
  }

  async marquer(marques: readonly Marque[]) {
    for (const marque of marques) await insister(`mark of ${marque.stream}`, () => this.#marquer(marque));
  }

  async marquesDe(stream: string) {
    const query: QueryCommandInput = {
      TableName: this.#table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': cleMarque(stream, 0).pk },
    };
    const items = await interroger(this.#client, query, Number.POSITIVE_INFINITY);
    return items.map((item): Marque => ({ stream, jusqua: entier(item, 'jusqua'), sceau: entier(item, 'sceau') }));
  }

  /** Null where the stream went on meanwhile. */
  async #marquer({ stream, jusqua, sceau }: Marque): Promise<true | null> {
    const table = { TableName: this.#table };
    const { Item } = await this.#client.send(
      new GetItemCommand({ ...table, Key: { ...cleTete(stream) }, ConsistentRead: true }),
    );
    const tete = lireTete(Item);
    if (jusqua <= tete.scelle) return true;
    const apres = { ...tete, scelle: jusqua, attend: tete.seq > jusqua ? tete.attend : null };
    const marque = { ...cleMarque(stream, jusqua), stream: S(stream), jusqua: N(jusqua), sceau: N(sceau) };
    const ecritures = [
      { Put: { ...table, Item: itemDeTete(stream, apres), ...siInchangee(tete) } },
      { Put: { ...table, Item: marque } },
    ];
    return (await ecrire(this.#client, ecritures)) ? true : null;
  }
}
