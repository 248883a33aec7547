/** A batch of messages: each by itself. */
import { expect, test, vi } from 'vitest';
import { surFile } from '../../functions/platform/aws/fonctions/lot.ts';
import { Retry } from '../../functions/platform/ports.ts';

// What it says of each failure is not what is tested here.
vi.hoisted(() => {
  process.env.LOG_LEVEL = 'SILENT';
});

const message = (messageId: string, corps: unknown, receptions = 1) => ({
  attributes: { ApproximateReceiveCount: String(receptions) },
  messageId,
  receiptHandle: `handle-${messageId}`,
  body: typeof corps === 'string' ? corps : JSON.stringify(corps),
  eventSourceARN: 'arn:aws:sqs:eu-west-3:123456789012:passerelle-essai-verifier',
});

async function passer(traiter: (corps: unknown) => Promise<void>, ...messages: ReturnType<typeof message>[]) {
  const rendus: unknown[] = [];
  const handler = surFile(traiter, {
    queue: (arn) => arn.split(':').at(-1) ?? '',
    files: { release: async (...args) => void rendus.push(args) },
  });
  const evenement = { Records: messages } as unknown as Parameters<typeof handler>[0];
  const { batchItemFailures } = await handler(evenement);
  return { rendus, echoues: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
}

test('those that failed are named, those that did not are gone', async () => {
  const { echoues, rendus } = await passer(
    async (corps) => {
      if (corps === 2) throw new Error('a bug');
    },
    message('a', 1),
    message('b', 2),
    message('c', 3),
  );
  expect(echoues).toEqual(['b']);
  expect(rendus).toEqual([['passerelle-essai-verifier', 'handle-b', 30]]);
});

test('one that must come back later comes back then', async () => {
  const { echoues, rendus } = await passer(
    async () => {
      throw new Retry('a name is held', 42);
    },
    message('a', {}),
  );
  expect(echoues).toEqual(['a']);
  expect(rendus).toEqual([['passerelle-essai-verifier', 'handle-a', 42]]);
});

test.each([
  [1, 30],
  [4, 240],
  [6, 900],
  [10, 900],
])(
  'what fails for the %s. time comes back after %s seconds, not at the end of its lease',
  async (receptions, delai) => {
    const { rendus } = await passer(
      async () => {
        throw new Error('a hiccup');
      },
      message('a', {}, receptions),
    );
    expect(rendus).toEqual([['passerelle-essai-verifier', 'handle-a', delai]]);
  },
);

test('one that is no JSON holds no other back', async () => {
  const vus: unknown[] = [];
  const { echoues } = await passer(async (corps) => void vus.push(corps), message('a', '{'), message('b', 1));
  expect(echoues).toEqual(['a']);
  expect(vus).toEqual([1]);
});

test('when all of them fail, the function does not', async () => {
  const { echoues } = await passer(
    async () => {
      throw new Error('a bug');
    },
    message('a', 1),
    message('b', 2),
  );
  expect(echoues).toEqual(['a', 'b']);
});
