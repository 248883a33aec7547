/** What DynamoDB has and one machine has not: contention, refusals for a moment, a stream of changes. */
import {
  type CancellationReason,
  DynamoDBClient,
  ScanCommand,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { premiereRupture } from '../../functions/journal/evenement.ts';
import { lireImage } from '../../functions/platform/aws/image.ts';
import { JournalDynamo } from '../../functions/platform/aws/journal.ts';
import { ScellementDynamo } from '../../functions/platform/aws/scellement.ts';
import { type Journal, Retry } from '../../functions/platform/ports.ts';
import { monter, REGION } from './aws-monter.ts';
import { ajout, B, echeance, envoi, reussi } from './exemples.ts';

/** The first transactions are refused for these reasons, then DynamoDB is asked. */
async function journalContrarie(refus: readonly (readonly string[])[]) {
  const { reglages } = await monter();
  const client = new DynamoDBClient({ region: REGION });
  const restants = [...refus];
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const codes = commandName === 'TransactWriteItemsCommand' ? restants.shift() : undefined;
        if (codes === undefined) return next(args);
        const CancellationReasons = codes.map((Code): CancellationReason => ({ Code }));
        throw new TransactionCanceledException({ message: '', $metadata: {}, CancellationReasons });
      },
    { step: 'initialize' },
  );
  return {
    client,
    table: reglages.tables.journal,
    journal: new JournalDynamo(client, reglages.tables.journal),
    restants,
  };
}

it('an append that met another for a moment is tried again, and succeeds', async () => {
  const { journal, restants } = await journalContrarie([
    ['None', 'TransactionConflict'],
    ['ThrottlingError', 'None'],
    ['ConditionalCheckFailed'],
  ]);
  reussi(await journal.append(ajout()));
  expect([restants.length, (await journal.read('depot/1')).seq]).toEqual([0, 1]);
});

it('an append that meets others for too long comes back later, and nothing of it is kept', async () => {
  const { journal } = await journalContrarie(Array(20).fill(['TransactionConflict']));
  await expect(journal.append(ajout())).rejects.toThrow(Retry);
  expect((await journal.read('depot/1')).seq).toBe(0);
});

it('an append that DynamoDB takes for malformed is a bug, told at once', async () => {
  const { journal, restants } = await journalContrarie([['ValidationError', 'None'], ['TransactionConflict']]);
  await expect(journal.append(ajout())).rejects.toThrow(TransactionCanceledException);
  expect(restants).toHaveLength(1);
});

it('the changes of the table wake who follows events, and who sends what was never sent', async () => {
  const { client, journal, table } = await journalContrarie([]);
  const put = [envoi('e1'), envoi('e2')];
  const claims = { take: [{ key: 'nom', holder: 'depot/1' }] };
  const echeances = { put: [echeance('x', '2026-12-01')] };
  reussi(await journal.append(ajout({ advancesEpoch: true, outbox: { put }, echeances, claims })));
  reussi(await journal.append(ajout({ expected: 1, events: [], at: B, outbox: { sent: ['e2'] } })));
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  expect(Items.map((item) => lireImage(item)).filter((touche) => touche !== null)).toEqual(
    expect.arrayContaining([
      { type: 'evenement', stream: 'depot/1' },
      { type: 'envoi', entree: { ...envoi('e1'), sends: 0, lastSentAt: null } },
    ]),
  );
  expect(Items.flatMap((item) => lireImage(item) ?? [])).toHaveLength(2);
});

it('the deliveries of one large sender do not all look at one item', async () => {
  const { client, journal, table } = await journalContrarie([]);
  reussi(await journal.append(ajout({ stream: 'adhesion/1', advancesEpoch: true })));
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  expect(Items.filter(({ sk }) => sk?.S === 'epoque')).toHaveLength(8);
  const late = (n: number) =>
    journal.append(ajout({ stream: `depot/${n}`, fences: [{ stream: 'adhesion/1', epoch: 0 }] }));
  for (let n = 0; n < 20; n += 1) expect(await late(n)).toMatchObject({ conflict: 'fence' });
});

it('whoever reads while others write sees the stream as it was at one instant', async () => {
  const { journal } = await journalContrarie([]);
  let ecrits = 0;
  const ecrire = async () => {
    for (; ecrits < 15; ecrits += 1) reussi(await journal.append(ajout({ expected: ecrits, advancesEpoch: true })));
  };
  const lire = async () => {
    const vus = new Set<number>();
    while (ecrits < 15) {
      const { events, seq, epoch } = await journal.read('depot/1');
      expect([events.length, epoch, premiereRupture(events)]).toEqual([seq, seq, null]);
      vus.add(seq);
    }
    return vus.size;
  };
  const [, premier] = await Promise.all([ecrire(), lire(), lire()]);
  expect(premier).toBeGreaterThan(2);
});

it('an event that comes while the ones before are marked as sealed still waits for a seal', async () => {
  const { client, table, journal } = await journalContrarie([]);
  const scellement = new ScellementDynamo(client, table);
  for (let seq = 0; seq < 8; seq += 1) {
    const marque = { stream: 'depot/1', jusqua: seq, sceau: seq };
    const [ajoute] = await Promise.all([journal.append(ajout({ expected: seq })), scellement.marquer([marque])]);
    reussi(ajoute);
    expect(await scellement.aSceller({ limit: 10 })).toEqual([{ stream: 'depot/1', depuis: seq }]);
  }
  expect(await scellement.marquesDe('depot/1')).toHaveLength(7);
});

/** Before the first `commande`, and after the answer to the first `apres` where one is named, another writes. */
async function journalDevance(commande: string, apres: string | null, ecrire: (autre: Journal) => Promise<unknown>) {
  const { reglages } = await monter();
  const autre = new JournalDynamo(new DynamoDBClient({ region: REGION }), reglages.tables.journal);
  const client = new DynamoDBClient({ region: REGION });
  const repondu = Promise.withResolvers<void>();
  if (apres === null) repondu.resolve();
  let devance = false;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === commande && !devance) {
          devance = true;
          await repondu.promise;
          await ecrire(autre);
        }
        const reponse = await next(args);
        if (commandName === apres) repondu.resolve();
        return reponse;
      },
    { step: 'initialize' },
  );
  return { autre, journal: new JournalDynamo(client, reglages.tables.journal) };
}

it('a suspension between the look and the write is seen, and nothing of the delivery is kept', async () => {
  const suspendre = (autre: Journal) => autre.append(ajout({ stream: 'adhesion/1', advancesEpoch: true }));
  const { journal, autre } = await journalDevance('TransactWriteItemsCommand', null, suspendre);
  const livraison = ajout({ fences: [{ stream: 'adhesion/1', epoch: 0 }], outbox: { put: [envoi('e1')] } });
  expect(await journal.append(livraison)).toEqual({ ok: false, conflict: 'fence', stream: 'adhesion/1' });
  expect((await autre.read('depot/1')).seq).toBe(0);
  expect(await autre.outboxDue({ sentBefore: B, limit: 10 })).toEqual([]);
});

it.each([
  ['behind its head is for the next reading', 'QueryCommand', 'GetItemCommand', 0],
  ['that its head counts is waited for', 'GetItemCommand', 'QueryCommand', 1],
])('an event %s', async (_, commande, apres, seq) => {
  const { journal } = await journalDevance(commande, apres, (autre) => autre.append(ajout({ advancesEpoch: true })));
  const lu = await journal.read('depot/1');
  expect([lu.events.length, lu.seq, lu.epoch]).toEqual([seq, seq, seq]);
});
