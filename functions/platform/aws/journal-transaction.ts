/** One append as one transaction: its writes, each under the condition that what was seen is still so. */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Evenement, jcs } from '../../journal/evenement.ts';
import type { Operation } from '../operations.ts';
import type { Append, Claim, OutboxEntry } from '../ports.ts';
import { N, S } from './attributs.ts';
import { fragments } from './fragment.ts';
import {
  cleEcheance,
  cleEnvoi,
  cleEpoque,
  cleEvenement,
  cleNom,
  cleTete,
  EPOQUES,
  rangEcheance,
  rangOutbox,
} from './journal-cles.ts';
import { itemDeTete, siInchangee } from './journal-tete.ts';
import { cleCloture, type Vu } from './journal-vu.ts';

type Table = { readonly TableName: string };

const ABSENT = 'attribute_not_exists(pk)';

function surLaTete(
  table: Table,
  { stream, at, advancesEpoch = false }: Append,
  { tete }: Vu,
  last: Evenement | undefined,
): TransactWriteItem[] {
  const condition = { ...table, ...siInchangee(tete) };
  if (last === undefined && !advancesEpoch) return [{ ConditionCheck: { Key: { ...cleTete(stream) }, ...condition } }];
  const { seq, hash } = last ?? tete;
  const epoch = tete.epoch + (advancesEpoch ? 1 : 0);
  const attend = tete.attend ?? (last === undefined || estUnSceau(stream) ? null : at);
  const copies = advancesEpoch ? fragments(EPOQUES) : [];
  return [
    { Put: { Item: itemDeTete(stream, { ...tete, seq, hash, epoch, attend }), ...condition } },
    // The condition on the head holds for them too: it says the epoch that they copy.
    ...copies.map((rang) => ({ Put: { ...table, Item: { ...cleEpoque(stream, rang), epoch: N(epoch) } } })),
  ];
}

/** The seals seal themselves: each holds the one before. */
const estUnSceau = (stream: string): boolean => stream.startsWith('sceau/');

const ecrireEvenement = (table: Table, event: Evenement): TransactWriteItem => ({
  Put: {
    ...table,
    Item: { ...cleEvenement(event.stream, event.seq), stream: S(event.stream), json: S(jcs({ ...event })) },
    ConditionExpression: ABSENT,
  },
});

const mettreEnAttente = (table: Table, { id, queue, group, body }: OutboxEntry, at: string): TransactWriteItem => ({
  Put: {
    ...table,
    Item: {
      ...cleEnvoi(id),
      ...rangOutbox('jamais', at, id),
      id: S(id),
      queue: S(queue),
      group: S(group),
      body: S(body),
      sends: N(0),
    },
  },
});

/** Of an entry that was not there, only that it still is not: else a mark would have been due. */
function marquer(table: Table, id: string, at: string, vu: Vu): TransactWriteItem {
  const Key = { ...cleEnvoi(id) };
  if (!vu.envoiConnu(id)) return { ConditionCheck: { ...table, Key, ConditionExpression: ABSENT } };
  const rang = Object.entries(rangOutbox('envoye', at, id));
  return {
    Update: {
      ...table,
      Key,
      UpdateExpression: `SET lastSentAt = :at, sends = sends + :un, ${rang.map(([nom]) => `${nom} = :${nom}`).join(', ')}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: {
        ':at': S(at),
        ':un': N(1),
        ...Object.fromEntries(rang.map(([nom, valeur]) => [`:${nom}`, valeur])),
      },
    },
  };
}

/** What another holds is not released, and is no reason to refuse: then the condition is that it is still not ours. */
function relacher(table: Table, { key, holder }: Claim, vu: Vu): TransactWriteItem {
  const nom = { ...table, Key: { ...cleNom(key) }, ExpressionAttributeValues: { ':holder': S(holder) } };
  return vu.holder(key) === holder
    ? { Delete: { ...nom, ConditionExpression: 'holder = :holder' } }
    : { ConditionCheck: { ...nom, ConditionExpression: `${ABSENT} OR holder <> :holder` } };
}

const prendre = (table: Table, { key, holder }: Claim): TransactWriteItem => ({
  Put: {
    ...table,
    Item: { ...cleNom(key), key: S(key), holder: S(holder) },
    ConditionExpression: `${ABSENT} OR holder = :holder`,
    ExpressionAttributeValues: { ':holder': S(holder) },
  },
});

const verifierLEpoque = (table: Table, stream: string, cloture: string, epoch: number): TransactWriteItem => ({
  ConditionCheck: {
    ...table,
    Key: { ...cleCloture(stream, cloture) },
    ConditionExpression: epoch === 0 ? `${ABSENT} OR epoch = :epoch` : 'epoch = :epoch',
    ExpressionAttributeValues: { ':epoch': N(epoch) },
  },
});

function ecriture(table: Table, operation: Operation, { stream, at }: Append, vu: Vu): TransactWriteItem {
  switch (operation.op) {
    case 'fence':
      return verifierLEpoque(table, stream, operation.stream, operation.epoch);
    case 'take':
      return prendre(table, operation);
    case 'release':
      return relacher(table, operation, vu);
    case 'putOutbox':
      return mettreEnAttente(table, operation, at);
    case 'markSent':
      return marquer(table, operation.id, at, vu);
    case 'removeOutbox':
      return { Delete: { ...table, Key: { ...cleEnvoi(operation.id) } } };
    case 'putEcheance': {
      const { id, type, date } = operation;
      const dite = { id: S(id), type: S(type), date: S(date), stream: S(operation.stream) };
      return { Put: { ...table, Item: { ...cleEcheance(id), ...rangEcheance(type, date, id), ...dite } } };
    }
    case 'removeEcheance':
      return { Delete: { ...table, Key: { ...cleEcheance(operation.id) } } };
    default:
      return operation satisfies never;
  }
}

/** At most 80 items, the head and the copies of an epoch: fewer than the hundred that DynamoDB takes at once. */
export function transaction(
  TableName: string,
  append: Append,
  { operations, events, vu }: { operations: readonly Operation[]; events: readonly Evenement[]; vu: Vu },
): TransactWriteItem[] {
  const table = { TableName };
  return [
    ...surLaTete(table, append, vu, events.at(-1)),
    ...events.map((event) => ecrireEvenement(table, event)),
    ...operations.map((operation) => ecriture(table, operation, append, vu)),
  ];
}
