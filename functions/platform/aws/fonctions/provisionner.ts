/** One queue for each poste and étude that the registers name: beyond what CloudFormation holds. Drift is repaired. */
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  SetQueueAttributesCommand,
  SQSClient,
  TagQueueCommand,
} from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { ETUDES } from '../../../console/lecture/exploitation/destinataires.ts';
import { POSTES } from '../../../console/lecture/reprojeter.ts';
import { type Destinataire, ecarts, type FileVoulue, filesVoulues, lieuDe } from './destinataire.ts';
import { log, mesurer, tache } from './journalisation.ts';
import { nomPhysique, plateforme } from './plateforme.ts';

const sqs = new SQSClient({});
const PAGE = 500;
const cle = process.env.PASSERELLE_CLE_FILES ?? '';

async function presente({ nom }: FileVoulue) {
  try {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: nom }));
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    return { QueueUrl, attributs: Attributes };
  } catch (erreur) {
    if (erreur instanceof QueueDoesNotExist) return null;
    throw erreur;
  }
}

interface Fait {
  readonly corrigee: boolean;
  /** Of the queue itself, where it holds dead letters. */
  readonly messages: number;
}

async function tenir(voulue: FileVoulue): Promise<Fait> {
  const la = await presente(voulue);
  if (la === null) {
    const { nom: QueueName, attributs: Attributes, tags } = voulue;
    await sqs.send(new CreateQueueCommand({ QueueName, Attributes, tags }));
    log.info('file créée', { file: QueueName });
    return { corrigee: false, messages: 0 };
  }
  const { QueueUrl, attributs } = la;
  const messages = Number(attributs.ApproximateNumberOfMessages ?? 0);
  const Attributes = ecarts(voulue, attributs);
  if (Object.keys(Attributes).length === 0) return { corrigee: false, messages };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  await sqs.send(new TagQueueCommand({ QueueUrl, Tags: voulue.tags }));
  log.warn('file qui n’était plus comme elle doit être', { file: voulue.nom, ecarts: Object.keys(Attributes) });
  return { corrigee: true, messages };
}

async function* nommes(collection: string): AsyncGenerator<string> {
  for (let below: string | undefined; ; ) {
    const options = below === undefined ? { limit: PAGE } : { limit: PAGE, below };
    const page = await plateforme.lectures.list(collection, options);
    yield* page;
    below = page.at(-1);
    if (page.length < PAGE) return;
  }
}

async function* destinataires(): AsyncGenerator<Destinataire> {
  for await (const valeur of nommes(POSTES)) yield { tag: 'codique', valeur };
  for await (const valeur of nommes(ETUDES)) yield { tag: 'siret', valeur };
}

export const handler = (evenement: unknown, { invokedFunctionArn }: Pick<Context, 'invokedFunctionArn'>) =>
  tache(async () => {
    const lieu = lieuDe(invokedFunctionArn);
    let corrigees = 0;
    let mortes = 0;
    const erreurs: unknown[] = [];
    for await (const lui of destinataires()) {
      try {
        for (const voulue of filesVoulues(lui, lieu, nomPhysique(''), cle)) {
          const { corrigee, messages } = await tenir(voulue);
          if (corrigee) corrigees += 1;
          if (voulue.attributs.RedrivePolicy === undefined) mortes += messages;
        }
      } catch (erreur) {
        erreurs.push(new Error(`queues of ${lui.valeur}`, { cause: erreur }));
      }
    }
    mesurer('filesCorrigees', corrigees);
    mesurer('lettresMortes', mortes);
    if (erreurs.length > 0) throw new AggregateError(erreurs, `${erreurs.length} recipients without their queues`);
  })(evenement);
