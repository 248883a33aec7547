/** The recipients' queues: one that cannot be made keeps none of the others from being. */
import { CreateQueueCommand, GetQueueUrlCommand, QueueDoesNotExist, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test, vi } from 'vitest';
import { handler } from '../../functions/platform/aws/fonctions/provisionner.ts';

vi.hoisted(() => {
  process.env.LOG_LEVEL = 'SILENT';
  process.env.POWERTOOLS_METRICS_DISABLED = 'true';
  process.env.AWS_REGION = 'eu-west-3';
});

vi.mock('../../functions/platform/aws/fonctions/plateforme.ts', () => ({
  plateforme: {
    lectures: {
      list: async (collection: string) => (collection === 'etudes' ? ['52000000100011'] : ['033001', '033002']),
    },
  },
  nomPhysique: (queue: string) => `passerelle-essai-${queue}`,
}));

test('the queues of one poste fail, those of the next are made, and the failure is told', async () => {
  const creees: (string | undefined)[] = [];
  vi.spyOn(SQSClient.prototype, 'send').mockImplementation(async (demande: unknown) => {
    if (demande instanceof GetQueueUrlCommand) throw new QueueDoesNotExist({ message: 'none', $metadata: {} });
    if (!(demande instanceof CreateQueueCommand)) return {};
    const { QueueName } = demande.input;
    if (QueueName?.includes('033001')) throw new Error('QueueDeletedRecently');
    creees.push(QueueName);
    return {};
  });
  const invokedFunctionArn = 'arn:aws:lambda:eu-west-3:123456789012:function:provisionner';
  await expect(handler({}, { invokedFunctionArn })).rejects.toThrow('1 recipients');
  expect(creees).toEqual(
    ['comptable-033002', 'etude-52000000100011'].flatMap((nom) => [
      `passerelle-essai-${nom}-lettres-mortes`,
      `passerelle-essai-${nom}`,
    ]),
  );
});
