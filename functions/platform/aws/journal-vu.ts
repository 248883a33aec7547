/** What an append must have seen before it is written, and what forbids it. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../operations.ts';
import type { Append, AppendResult, Claim } from '../ports.ts';
import { entier, type Item, texte } from './attributs.ts';
import { fragmentDe } from './fragment.ts';
import { lireEnLot } from './interroger.ts';
import { type Cle, cleEnvoi, cleEpoque, cleNom, cleTete, EPOQUES } from './journal-cles.ts';
import { lireTete, type Tete } from './journal-tete.ts';

/** The one among the epoch's copies that the appends to `stream` look at. */
export const cleCloture = (stream: string, cloture: string): Cle => cleEpoque(cloture, fragmentDe(stream, EPOQUES));

function cleVue(stream: string, operation: Operation): Cle | null {
  switch (operation.op) {
    case 'fence':
      return cleCloture(stream, operation.stream);
    case 'take':
    case 'release':
      return cleNom(operation.key);
    case 'markSent':
      return cleEnvoi(operation.id);
    case 'putOutbox':
    case 'removeOutbox':
    case 'putEcheance':
    case 'removeEcheance':
      return null;
    default:
      return operation satisfies never;
  }
}

/** Each item is as it was at its own instant: the conditions of the transaction hold them together. */
export class Vu {
  readonly tete: Tete;
  readonly #stream: string;
  readonly #items: ReadonlyMap<string, Item>;

  constructor(stream: string, items: ReadonlyMap<string, Item>) {
    this.tete = lireTete(items.get(cleTete(stream).pk.S));
    this.#stream = stream;
    this.#items = items;
  }

  epoch(cloture: string): number {
    const item = this.#items.get(cleCloture(this.#stream, cloture).pk.S);
    return item === undefined ? 0 : entier(item, 'epoch');
  }

  holder(key: string): string | null {
    const item = this.#items.get(cleNom(key).pk.S);
    return item === undefined ? null : texte(item, 'holder');
  }

  envoiConnu(id: string): boolean {
    return this.#items.has(cleEnvoi(id).pk.S);
  }
}

export async function voir(
  client: DynamoDBClient,
  table: string,
  { stream }: Append,
  operations: readonly Operation[],
): Promise<Vu> {
  const cles = [cleTete(stream), ...operations.flatMap((operation) => cleVue(stream, operation) ?? [])];
  const uniques = new Map(cles.map((cle): [string, Item] => [cle.pk.S, { ...cle }]));
  return new Vu(stream, await lireEnLot(client, table, uniques, 'pk'));
}

/** What forbids this append, in the order of the contract, or null. */
export function conflit(
  append: Append,
  operations: readonly Operation[],
  vu: Vu,
): Extract<AppendResult, { ok: false }> | null {
  if (vu.tete.seq !== append.expected) return { ok: false, conflict: 'sequence' };
  const taken: Claim[] = [];
  for (const operation of operations) {
    if (operation.op === 'fence' && vu.epoch(operation.stream) !== operation.epoch) {
      return { ok: false, conflict: 'fence', stream: operation.stream };
    }
    if (operation.op !== 'take') continue;
    const holder = vu.holder(operation.key);
    if (holder !== null && holder !== operation.holder) taken.push({ key: operation.key, holder });
  }
  return taken.length > 0 ? { ok: false, conflict: 'claim', taken } : null;
}
