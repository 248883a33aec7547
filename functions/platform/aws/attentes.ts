/** What waits beside the events, by its name: the outbox entries and the échéances of one deposit, as they are now. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Attentes } from '../../rapprochement/par-lots/lire-un-dossier.ts';
import type { Item } from './attributs.ts';
import { lireEnLot } from './interroger.ts';
import { lireEcheance, lireEnvoi } from './journal.ts';
import { type Cle, cleEcheance, cleEnvoi } from './journal-cles.ts';
import { TABLE_JOURNAL } from './tables.ts';

export class AttentesDynamo implements Attentes {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async envois(ids: readonly string[]) {
    return (await this.#lire(ids, cleEnvoi)).map(lireEnvoi);
  }

  async echeances(ids: readonly string[]) {
    return (await this.#lire(ids, cleEcheance)).map(lireEcheance);
  }

  async #lire(ids: readonly string[], cleDe: (id: string) => Cle): Promise<Item[]> {
    const cles = new Map(ids.map((id): [string, Item] => [cleDe(id).pk.S, { ...cleDe(id) }]));
    return [...(await lireEnLot(this.#client, this.#table, cles, TABLE_JOURNAL.partition)).values()];
  }
}
