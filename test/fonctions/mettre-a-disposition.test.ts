/** The journal's stream hands over again all that follows what failed: only what is broken may ask for that. */
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import { handler } from '../../functions/platform/aws/fonctions/mettre-a-disposition.ts';
import { Retry } from '../../functions/platform/ports.ts';
import { plateformePassagere } from '../platform/dossier.ts';

const scene = vi.hoisted(() => {
  process.env.LOG_LEVEL = 'SILENT';
  return { plateforme: {} };
});
vi.mock('../../functions/platform/aws/fonctions/plateforme.ts', () => scene);

const envoi = (id: string, SequenceNumber: string) => ({
  dynamodb: {
    SequenceNumber,
    NewImage: Object.fromEntries(
      Object.entries({ pk: 'envoi#x', id, queue: 'verifier', group: 'g', body: '{}' }).map(([nom, S]) => [nom, { S }]),
    ),
  },
});
const evenement: DynamoDBStreamEvent = { Records: [envoi('attend', '1'), envoi('part', '2')] };

async function echoues(erreur: Error): Promise<string[]> {
  const plateforme = plateformePassagere();
  const send = async (_: string, { id }: { readonly id: string }) => {
    if (id === 'attend') throw erreur;
  };
  Object.assign(scene.plateforme, plateforme, { files: Object.assign(Object.create(plateforme.files), { send }) });
  return (await handler(evenement)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

test('a queue that does not exist yet is left to `relancer`; a fault is tried again', async () => {
  expect(await echoues(new Retry('queue does not exist yet', 300))).toEqual([]);
  expect(await echoues(new Error('a bug'))).toEqual(['1']);
});
