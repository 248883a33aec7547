import { Match } from 'aws-cdk-lib/assertions';
import { describe, test } from 'vitest';
import { synthese, templateDe } from './synthese.ts';

const production = templateDe(synthese(), 'production', 'Socle');
const table = (properties: object) => production.hasResourceProperties('AWS::DynamoDB::Table', properties);

describe('the journal', () => {
  test('can go back to any second of the last 35 days', () => {
    table({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 } });
  });

  test('cannot be deleted by mistake', () => {
    table({ DeletionProtectionEnabled: true });
  });

  test('is encrypted under its own key', () => {
    table({ SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } });
  });

  test('tells what was written, to whoever sends it on', () => {
    table({ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } });
  });

  test.each([
    { IndexName: 'echeances', pk: 'echeancePk', sk: 'echeanceSk' },
    { IndexName: 'outbox', pk: 'outboxPk', sk: 'outboxSk' },
  ])(
    'finds $IndexName without reading all the rest: the index holds only what bears its keys',
    ({ IndexName, pk, sk }) => {
      const keys = [pk, sk].map((AttributeName, rank) => ({ AttributeName, KeyType: rank === 0 ? 'HASH' : 'RANGE' }));
      table({
        KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
        GlobalSecondaryIndexes: Match.arrayWith([
          { IndexName, KeySchema: keys, Projection: { ProjectionType: 'ALL' } },
        ]),
      });
    },
  );
});
