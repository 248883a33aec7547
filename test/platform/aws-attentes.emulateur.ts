/** What waits beside the events, found by its name as it is now: what the audit of production reads. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { AttentesDynamo } from '../../functions/platform/aws/attentes.ts';
import { JournalDynamo } from '../../functions/platform/aws/journal.ts';
import { monter, REGION } from './aws-monter.ts';
import { ajout, echeance, envoi, reussi } from './exemples.ts';

it('the outbox entries and the échéances asked for are those that stand, with their sendings; the others are left out', async () => {
  const { reglages } = await monter();
  const client = new DynamoDBClient({ region: REGION });
  const journal = new JournalDynamo(client, reglages.tables.journal);
  const attentes = new AttentesDynamo(client, reglages.tables.journal);
  const due = echeance('e1', '2036-12-31');
  reussi(await journal.append(ajout({ outbox: { put: [envoi('a'), envoi('b')] }, echeances: { put: [due] } })));
  const at = '2026-11-02T09:00:00.000Z';
  reussi(await journal.append({ stream: ajout().stream, expected: 1, events: [], at, outbox: { sent: ['a'] } }));
  expect(await attentes.envois(['a', 'absent'])).toEqual([{ ...envoi('a'), sends: 1, lastSentAt: at }]);
  expect(await attentes.envois(['b'])).toMatchObject([{ id: 'b', sends: 0, lastSentAt: null }]);
  expect(await attentes.echeances(['e1', 'absent'])).toEqual([due]);
  expect(await attentes.echeances([])).toEqual([]);
  client.destroy();
});
