/** What SQS has and one machine has not: queues that somebody must have made, a longest message. */
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { FilesSqs, MessageTropLong } from '../../functions/platform/aws/files.ts';
import { Retry } from '../../functions/platform/ports.ts';
import { monter, REGION } from './aws-monter.ts';

async function ouvrir() {
  const sqs = new SQSClient({ region: REGION });
  const { reglages } = await monter(['verifier']);
  return { sqs, nom: `${reglages.filePrefixe}verifier`, files: new FilesSqs(sqs, reglages.filePrefixe) };
}

it('a message bears the group that keeps its sender from starving the others', async () => {
  const { sqs, nom, files } = await ouvrir();
  await files.send('verifier', { id: 'm1', group: '21330063500017', body: 'b' });
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: nom }));
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['id'] }),
  );
  expect(Messages).toMatchObject([
    { Attributes: { MessageGroupId: '21330063500017' }, MessageAttributes: { id: { StringValue: 'm1' } } },
  ]);
});

it('a queue that nobody has made yet is for later', async () => {
  const { files } = await ouvrir();
  await expect(files.send('comptable-999999', { id: 'm1', group: 'g', body: 'b' })).rejects.toThrow(Retry);
});

it('a message longer than SQS takes is a bug, told before it leaves', async () => {
  const { files } = await ouvrir();
  const body = 'é'.repeat(1 << 19);
  await expect(files.send('verifier', { id: 'm1', group: 'g', body })).rejects.toThrow(MessageTropLong);
  await files.send('verifier', { id: 'm1', group: 'g', body: body.slice(2) });
  expect(await files.counts('verifier')).toMatchObject({ visible: 1 });
});

it('a text that is no handle designates nothing', async () => {
  const { files } = await ouvrir();
  await files.send('verifier', { id: 'm1', group: 'g', body: 'b' });
  await files.delete('verifier', 'rien');
  await files.release('verifier', 'rien', 0);
  expect(await files.counts('verifier')).toMatchObject({ visible: 1 });
});
