/** One queue for each poste that the register names: thousands, beyond what CloudFormation holds. Drift is repaired. */
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
import { POSTES } from '../../../console/lecture/reprojeter.ts';
import { ecarts, type FileVoulue, filesVoulues, lieuDe } from './destinataire.ts';
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

async function* postes(): AsyncGenerator<string> {
  for (let below: string | undefined; ; ) {
    const page = await plateforme.lectures.list(POSTES, below === undefined ? { limit: PAGE } : { limit: PAGE, below });
    yield* page;
    below = page.at(-1);
    if (page.length < PAGE) return;
  }
}

export const handler = (evenement: unknown, { invokedFunctionArn }: Pick<Context, 'invokedFunctionArn'>) =>
  tache(async () => {
    const lieu = lieuDe(invokedFunctionArn);
    let corrigees = 0;
    let mortes = 0;
    const erreurs: unknown[] = [];
    for await (const codique of postes()) {
      try {
        for (const voulue of filesVoulues(codique, lieu, nomPhysique(''), cle)) {
          const { corrigee, messages } = await tenir(voulue);
          if (corrigee) corrigees += 1;
          if (voulue.attributs.RedrivePolicy === undefined) mortes += messages;
        }
      } catch (erreur) {
        erreurs.push(new Error(`queues of ${codique}`, { cause: erreur }));
      }
    }
    mesurer('filesCorrigees', corrigees);
    mesurer('lettresMortes', mortes);
    if (erreurs.length > 0) throw new AggregateError(erreurs, `${erreurs.length} postes without their queues`);
  })(evenement);
