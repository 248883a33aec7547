/** The AWS platform: every port on the services of one account and region. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Clock, DeadLetters, Journal, Lectures, Mailer, Queues, Scellement } from '../ports.ts';
import { AttentesDynamo } from './attentes.ts';
import { CourrierSes } from './courrier.ts';
import { EffacementS3 } from './effacement.ts';
import { FilesSqs } from './files.ts';
import { JournalDynamo } from './journal.ts';
import { ouvrirLectures } from './lectures.ts';
import { CoffreS3 } from './magasin-de-confiance.ts';
import { ObjetsS3 } from './objets.ts';
import type { ReglagesAws } from './reglages.ts';
import { ScellementDynamo } from './scellement.ts';

export interface PlateformeAws {
  readonly horloge: Clock;
  readonly objets: ObjetsS3;
  readonly journal: Journal;
  readonly files: Queues & DeadLetters;
  readonly lectures: Lectures;
  readonly courrier: Mailer;
  readonly scellement: Scellement;
  readonly attentes: AttentesDynamo;
  readonly effacement: EffacementS3;
  readonly coffre: CoffreS3;
  /** Gives the connections back. */
  close(): void;
}

/** Opens nothing before it is asked for something: a function that never mails needs no right to. */
export function ouvrirPlateformeAws({ region, buckets, confiance, tables, ...reglages }: ReglagesAws): PlateformeAws {
  const s3 = new S3Client({ region });
  const dynamo = new DynamoDBClient({ region });
  const sqs = new SQSClient({ region });
  const ses = new SESv2Client({ region });
  return {
    horloge: { now: () => new Date().toISOString() },
    objets: new ObjetsS3(s3, buckets),
    journal: new JournalDynamo(dynamo, tables.journal),
    files: new FilesSqs(sqs, reglages.filePrefixe),
    lectures: ouvrirLectures(dynamo, tables.lectures),
    courrier: new CourrierSes(ses, reglages.expediteur),
    scellement: new ScellementDynamo(dynamo, tables.journal),
    attentes: new AttentesDynamo(dynamo, tables.journal),
    effacement: new EffacementS3(s3, buckets),
    coffre: new CoffreS3(s3, confiance),
    close: () => {
      for (const client of [s3, dynamo, sqs, ses]) client.destroy();
    },
  };
}
