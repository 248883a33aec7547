/**
 * An append, flattened to the stored items it touches: what each platform turns into one transaction. The bounds are
 * checked here, so that an append which passes on one machine also passes on DynamoDB, which takes each item once.
 */
import { type Json, jcs } from '../journal/evenement.ts';
import {
  APPEND_MAX_BYTES,
  APPEND_MAX_ITEMS,
  type Append,
  AppendMalformed,
  AppendTooLarge,
  type Claim,
  type Echeance,
  type Fence,
  type OutboxEntry,
} from './ports.ts';

export type Operation =
  | ({ readonly op: 'putOutbox' } & OutboxEntry)
  | { readonly op: 'markSent' | 'removeOutbox'; readonly id: string }
  | ({ readonly op: 'putEcheance' } & Echeance)
  | { readonly op: 'removeEcheance'; readonly id: string }
  | ({ readonly op: 'take' | 'release' } & Claim)
  | ({ readonly op: 'fence' } & Fence);

function listed({ outbox, echeances, claims, fences }: Append): Operation[] {
  return [
    ...(fences ?? []).map((fence): Operation => ({ op: 'fence', ...fence })),
    ...(claims?.take ?? []).map((claim): Operation => ({ op: 'take', ...claim })),
    ...(claims?.release ?? []).map((claim): Operation => ({ op: 'release', ...claim })),
    ...(outbox?.put ?? []).map((entry): Operation => ({ op: 'putOutbox', ...entry })),
    ...(outbox?.sent ?? []).map((id): Operation => ({ op: 'markSent', id })),
    ...(outbox?.remove ?? []).map((id): Operation => ({ op: 'removeOutbox', id })),
    ...(echeances?.put ?? []).map((echeance): Operation => ({ op: 'putEcheance', ...echeance })),
    ...(echeances?.remove ?? []).map((id): Operation => ({ op: 'removeEcheance', id })),
  ];
}

function item(operation: Operation): string {
  switch (operation.op) {
    case 'putOutbox':
    case 'markSent':
    case 'removeOutbox':
      return `outbox ${operation.id}`;
    case 'putEcheance':
    case 'removeEcheance':
      return `echeance ${operation.id}`;
    case 'take':
    case 'release':
      return `claim ${operation.key}`;
    case 'fence':
      return `stream ${operation.stream}`;
    default:
      return operation satisfies never;
  }
}

/** A hostile file can name the same thing twice: saying one operation again is harmless, two at odds are a bug. */
function distinct(append: Append): Operation[] {
  const byItem = new Map<string, Operation>();
  for (const operation of listed(append)) {
    const name = item(operation);
    const known = byItem.get(name);
    if (name === `stream ${append.stream}`) throw new AppendMalformed('a stream fences on itself by `expected`');
    if (known !== undefined && jcs({ ...known }) !== jcs({ ...operation })) {
      throw new AppendMalformed(`two different operations on one item: ${known.op} and ${operation.op}`);
    }
    byItem.set(name, operation);
  }
  return [...byItem.values()];
}

/** In DynamoDB a name is part of a sort key, of 1,024 bytes at most, with the date that it is found by. */
const NOM_MAX_BYTES = 900;

function exigerDesNomsCourts({ stream }: Append, operations: readonly Operation[]): void {
  const noms = [stream, ...operations.flatMap((operation) => ('id' in operation ? [operation.id] : []))];
  const long = noms.find((nom) => Buffer.byteLength(nom) > NOM_MAX_BYTES);
  if (long !== undefined) throw new AppendMalformed(`a name of more than ${NOM_MAX_BYTES} bytes`);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * The distinct operations of an append, in the order fences, claims, outbox, échéances. Throws `AppendMalformed` or
 * `AppendTooLarge`; whoever gets a list may start the transaction.
 */
export function operationsOf(append: Append): readonly Operation[] {
  if (!INSTANT.test(append.at)) throw new AppendMalformed('`at` is not an ISO 8601 UTC instant with milliseconds');
  const operations = distinct(append);
  exigerDesNomsCourts(append, operations);
  const items = append.events.length + operations.length;
  if (items > APPEND_MAX_ITEMS) throw new AppendTooLarge(`${items} items, at most ${APPEND_MAX_ITEMS}`);
  const whole: Json = {
    stream: append.stream,
    expected: append.expected,
    at: append.at,
    events: append.events.map(({ type, v, data }) => ({ type, v, data })),
    operations: operations.map((operation) => ({ ...operation })),
  };
  const bytes = Buffer.byteLength(jcs(whole));
  if (bytes > APPEND_MAX_BYTES) throw new AppendTooLarge(`${bytes} bytes, at most ${APPEND_MAX_BYTES}`);
  return operations;
}
