/** The journal and the read models on DynamoDB Local, the second judge: AWS's own limits of items and transactions. */
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ouvrirPlateformeAws } from '../../functions/platform/aws/index.ts';
import { comparerAuJournalEmbarque } from './aws-differentiel.ts';
import { ecarts } from './aws-ecarts.ts';
import { monter } from './aws-monter.ts';
import type { PlateformeEprouvee } from './contrat.ts';
import { contratDuJournal } from './contrat-journal.ts';
import { contratDesCourses } from './contrat-journal-courses.ts';
import { contratDesReservations } from './contrat-journal-reservations.ts';
import { contratDesSuites } from './contrat-journal-suites.ts';
import { contratDesLectures } from './contrat-lectures.ts';
import { contratDuScellement } from './contrat-scellement.ts';

// Read by the SDK, for this file's process alone.
process.env.AWS_ENDPOINT_URL_DYNAMODB = process.env.PASSERELLE_DYNAMODB_LOCAL;

ecarts({
  'may be put again': 'S3 gives a version of its own to each writing: the erased one does not come back.',
});

describe('the journal and the read models on DynamoDB Local', () => {
  let ouverte: PlateformeEprouvee | undefined;
  beforeEach(async () => {
    const { reglages, demonter } = await monter();
    const plateforme = ouvrirPlateformeAws(reglages);
    ouverte = {
      ...plateforme,
      avancer: async () => {},
      close: async () => {
        plateforme.close();
        await demonter();
      },
    };
  });
  afterEach(() => ouverte?.close());
  const plateforme = () => {
    if (ouverte === undefined) throw new Error('no platform outside a test');
    return ouverte;
  };
  contratDuJournal(plateforme);
  contratDesReservations(plateforme);
  contratDesSuites(plateforme);
  contratDesCourses(plateforme);
  contratDesLectures(plateforme);
  contratDuScellement(plateforme);

  it('are where these tests believe them to be', async () => {
    const { reglages } = await monter();
    const client = new DynamoDBClient({ region: reglages.region });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: reglages.tables.journal }));
    expect(Table?.TableArn).toContain(':ddblocal:');
    client.destroy();
  });
});

it(
  'random appends on DynamoDB Local and on one machine give the same answers and the same memory',
  comparerAuJournalEmbarque,
);
