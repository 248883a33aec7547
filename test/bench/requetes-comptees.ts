/**
 * What the bundled functions ask of AWS, counted on the wire: requests, and the units that DynamoDB would count. A request
 * is a function's where the code that sends it is in a bundle: the harness has clients of its own.
 */
import { ClientRequest } from 'node:http';
import * as z from 'zod';

export const RUBRIQUES = ['requetes', 's3Ecritures', 's3Lectures', 'sqs', 'unitesEcrites', 'unitesLues'] as const;
export type Compte = Record<(typeof RUBRIQUES)[number], number>;
export const rien = (): Compte => ({
  ...{ requetes: 0, s3Ecritures: 0, s3Lectures: 0, sqs: 0, unitesEcrites: 0, unitesLues: 0 },
});

const itemSchema = z.record(z.string(), z.record(z.string(), z.unknown()));
const ecritureSchema = z.object({ TableName: z.string(), Item: itemSchema.optional() });
const transactionSchema = z.object({ TransactItems: z.array(z.record(z.string(), ecritureSchema)) });
const lectureSchema = z.object({
  ConsistentRead: z.boolean().default(false),
  RequestItems: z.record(z.string(), z.object({ ConsistentRead: z.boolean().default(false) })).default({}),
});

const PAQUET = /asset\.[0-9a-f]+\/index\.mjs/;
/** An item is in an index as long as it bears its partition. */
const INDEX = ['echeancePk', 'outboxPk', 'rangPk'];
const KO = 1024;

/** As DynamoDB weighs it: names and values, without the tags of their types. */
const poids = (item: z.infer<typeof itemSchema>): number =>
  Object.entries(item).reduce((n, [nom, typee]) => n + nom.length + JSON.stringify(Object.values(typee)).length - 2, 0);

/** A transaction pays its table twice, and each index once. What an update or a deletion finds there is not known: 1 kB. */
function unitesDe(operation: string, { TableName, Item }: z.infer<typeof ecritureSchema>, fois: number): number {
  if (operation === 'ConditionCheck') return fois;
  if (Item === undefined) return fois + (operation === 'Update' || TableName.endsWith('lectures') ? 1 : 0);
  return Math.ceil(poids(Item) / KO) * (fois + INDEX.filter((nom) => nom in Item).length);
}

/** The transactions and the others, by what the API calls them. */
function unitesEcrites(action: string, corps: unknown): number {
  if (action !== 'TransactWriteItems') return unitesDe(action.replace('Item', ''), ecritureSchema.parse(corps), 1);
  const operations = transactionSchema.parse(corps).TransactItems.flatMap((une) => Object.entries(une));
  return operations.reduce((n, [operation, ecriture]) => n + unitesDe(operation, ecriture, 2), 0);
}

const forte = ({ ConsistentRead, RequestItems }: z.infer<typeof lectureSchema>): boolean =>
  ConsistentRead || Object.values(RequestItems).some((une) => une.ConsistentRead);

/** By the length of the answer, somewhat more than what DynamoDB has read. */
function compterLaLecture(compte: Compte, requete: ClientRequest, corps: unknown): void {
  const fois = forte(lectureSchema.parse(corps)) ? 1 : 0.5;
  requete.once('response', ({ headers }) => {
    compte.unitesLues += fois * Math.max(1, Math.ceil(Number(headers['content-length'] ?? 0) / (4 * KO)));
  });
}

function compter(compte: Compte, requete: ClientRequest, corps: string): void {
  const [service = '', action = ''] = String(requete.getHeader('x-amz-target') ?? '').split('.');
  compte.requetes += 1;
  if (service.startsWith('AmazonSQS')) compte.sqs += 1;
  else if (!service.startsWith('DynamoDB')) compte[requete.method === 'PUT' ? 's3Ecritures' : 's3Lectures'] += 1;
  else if (/^(?:Get|Query|BatchGet)/.test(action)) compterLaLecture(compte, requete, JSON.parse(corps));
  else compte.unitesEcrites += unitesEcrites(action, JSON.parse(corps));
}

/** What was asked since it was last looked at. */
export function ecouterLesRequetes(): () => Compte {
  let compte = rien();
  ClientRequest.prototype.end = new Proxy(ClientRequest.prototype.end, {
    apply(end, requete: ClientRequest, args: unknown[]) {
      if (PAQUET.test(new Error().stack ?? '')) compter(compte, requete, String(args[0] ?? ''));
      return Reflect.apply(end, requete, args);
    },
  });
  return () => {
    const vu = compte;
    compte = rien();
    return vu;
  };
}
