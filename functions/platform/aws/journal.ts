/**
 * The journal in DynamoDB. What is read for a decision is read as it is now; `outboxDue` and `echeancesDues` go through
 * indexes that follow by an instant: they may give once more what has just left, or give the newest at their next call.
 * Whoever acts on them reads the stream first, so that the one is a duplicate and the other a delay.
 */
import { type DynamoDBClient, GetItemCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { chainer, type Evenement, jcs } from '../../journal/evenement.ts';
import { lireEvenement } from '../../journal/lire.ts';
import { type Operation, operationsOf } from '../operations.ts';
import type { Append, AppendResult, Claim, Echeance, Journal, OutboxPending } from '../ports.ts';
import { entier, type Item, texte, texteOuNull } from './attributs.ts';
import { ecrire } from './ecrire.ts';
import { insister } from './insister.ts';
import { interroger, lireEnLot } from './interroger.ts';
import {
  apresLaDate,
  avantLaDate,
  cleEvenement,
  cleNom,
  cleTete,
  partitionEcheances,
  partitionsOutbox,
} from './journal-cles.ts';
import { parIndex } from './journal-index.ts';
import { lireTete } from './journal-tete.ts';
import { transaction } from './journal-transaction.ts';
import { conflit, voir } from './journal-vu.ts';
import { TABLE_JOURNAL } from './tables.ts';

export const lireEnvoi = (item: Item): OutboxPending => ({
  id: texte(item, 'id'),
  queue: texte(item, 'queue'),
  group: texte(item, 'group'),
  body: texte(item, 'body'),
  sends: entier(item, 'sends'),
  lastSentAt: texteOuNull(item, 'lastSentAt'),
});

export const lireEcheance = (item: Item): Echeance => ({
  id: texte(item, 'id'),
  type: texte(item, 'type'),
  date: texte(item, 'date'),
  stream: texte(item, 'stream'),
});

const { outbox, echeances } = TABLE_JOURNAL.index;

export class JournalDynamo implements Journal {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** The stream as of its head: events that came behind it meanwhile are for the next reading, epoch and all. */
  async read(stream: string) {
    const [tete, lus] = await Promise.all([this.#tete(stream), this.#evenements(stream, 1)]);
    const { seq, epoch } = tete;
    // The head may be newer than the first reading of the events; those that it counts are there, or about to be.
    const events = await insister(`read of ${stream}`, async () => {
      if (lus.length < seq) lus.push(...(await this.#evenements(stream, lus.length + 1)));
      return lus.length < seq ? null : lus.slice(0, seq);
    });
    return { events, seq, epoch };
  }

  async append(append: Append): Promise<AppendResult> {
    const operations = operationsOf(append);
    return insister(`append to ${append.stream}`, () => this.#essayer(append, operations));
  }

  async outboxDue({ sentBefore, limit }: { readonly sentBefore: string; readonly limit: number }) {
    const chercher = (etat: 'jamais' | 'envoye', avant: string | null, limite: number) =>
      parIndex(this.#client, this.#table, {
        index: outbox,
        partition: (n) => partitionsOutbox(etat, n),
        avant,
        limite,
      });
    const fresh = await chercher('jamais', null, limit);
    const again = fresh.length < limit ? await chercher('envoye', avantLaDate(sentBefore), limit - fresh.length) : [];
    return [...fresh, ...again].map(lireEnvoi);
  }

  async echeancesDues({ type, jusquAu, limit }: Parameters<Journal['echeancesDues']>[0]) {
    const partition = (fragment: number) => partitionEcheances(type, fragment);
    const voulus = { index: echeances, partition, avant: apresLaDate(jusquAu), limite: limit };
    return (await parIndex(this.#client, this.#table, voulus)).map(lireEcheance);
  }

  async holders(keys: readonly string[]): Promise<readonly Claim[]> {
    const cles = new Map(keys.map((key): [string, Item] => [cleNom(key).pk.S, { ...cleNom(key) }]));
    const lus = await lireEnLot(this.#client, this.#table, cles, TABLE_JOURNAL.partition);
    return [...cles.keys()].flatMap((pk) => {
      const item = lus.get(pk);
      return item === undefined ? [] : [{ key: texte(item, 'key'), holder: texte(item, 'holder') }];
    });
  }

  /** One look, one write; null where what was seen changed between the two. */
  async #essayer(append: Append, operations: readonly Operation[]): Promise<AppendResult | null> {
    const vu = await voir(this.#client, this.#table, append, operations);
    const refus = conflit(append, operations, vu);
    if (refus !== null) return refus;
    const events = chainer({ stream: append.stream, ...vu.tete }, append.events, append.at);
    const ecrite = await ecrire(this.#client, transaction(this.#table, append, { operations, events, vu }));
    // Read back, so that the caller holds what the journal holds, not objects that it may still change.
    return ecrite ? { ok: true, events: events.map((event) => lireEvenement(jcs({ ...event }))) } : null;
  }

  async #tete(stream: string) {
    const { Item } = await this.#client.send(
      new GetItemCommand({ TableName: this.#table, Key: { ...cleTete(stream) }, ConsistentRead: true }),
    );
    return lireTete(Item);
  }

  async #evenements(stream: string, depuis: number): Promise<Evenement[]> {
    const { pk, sk } = cleEvenement(stream, depuis);
    const query: QueryCommandInput = {
      TableName: this.#table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk >= :sk',
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    };
    const items = await interroger(this.#client, query, Number.POSITIVE_INFINITY);
    return items.map((item) => lireEvenement(texte(item, 'json')));
  }
}
