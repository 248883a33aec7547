/** A synthesized stage on an emulator: the resources of its templates, its bundled handlers, and what AWS does between. */
import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { enClair } from '../../functions/confiance/constat.ts';
import { importer } from '../../functions/confiance/entree/importer.ts';
import { depotIdDe } from '../../functions/depot/cle.ts';
import { ouvrirPlateformeAws } from '../../functions/platform/aws/index.ts';
import { reglagesDepuis } from '../../functions/platform/aws/reglages.ts';
import type { MaterielDeConfiance } from '../../infra/embedded/demonstration/autorite-jetable.ts';
import { miseADispositionSchema } from '../../schemas/messages/mise-a-disposition.ts';
import type { Terrain } from '../parcours-partage.ts';
import { Changements, lectures, suivre } from './conduire.ts';
import { ouvrirMotoAPart } from './emulateurs.ts';
import { ETAGE, synthetiser } from './gabarit.ts';
import { charge, type Mesurer } from './lambda.ts';
import { monterCompartiments, monterFiles, monterSecret, monterTables } from './monter.ts';

const MESSAGES = z.object({ messages: z.array(z.object({ handle: z.string(), message: miseADispositionSchema })) });
const REPONSE = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});

export interface TerrainAws extends Terrain {
  /** Another content under a key that is taken, as a depositor would: the name of the error that S3 answers. */
  ecraser(siret: string, nom: string): Promise<string>;
  depotDe(siret: string, nom: string): string;
  sceller(): Promise<void>;
  /** What the console gives of a deposit, or what the console sends to fetch elsewhere. */
  telecharger(depotId: string, quoi: 'acquit' | 'fichier' | 'preuve'): Promise<Buffer>;
  /** A file through the API, as API Gateway hands it over: bytes, or the text that it makes of some types. */
  deposerParLApi(siret: string, nom: string, contenu: Buffer, base64: boolean): Promise<number>;
  purger(): Promise<void>;
  /** Under any prefix. */
  deposerSous(key: string, contenu: Uint8Array): Promise<string>;
  /** A program that calls the API with its token; the JSON of the answer. */
  demanderPar(jeton: string, methode: string, chemin: string, corps?: object): Promise<unknown>;
  /** What the schedule of the delays does every hour. */
  tenirLesDelais(): Promise<void>;
  fermer(): void;
}

/** `avancer`: how time passes, in seconds. `mesurer`: told what each invocation took of the processor, in ms. */
export async function ouvrirTerrain(
  avancer: (secondes: number) => void,
  mesurer: Mesurer = () => {},
): Promise<TerrainAws> {
  const moto = process.env.PASSERELLE_EMULATEUR === 'moto' ? await ouvrirMotoAPart() : null;
  // Before any client is made: those of the bundles read it too.
  if (moto !== null) process.env.AWS_ENDPOINT_URL = moto.url;
  const gabarits = synthetiser();
  const { region } = gabarits;
  const [s3, sqs, dynamo] = [new S3Client({ region }), new SQSClient({ region }), new DynamoDBClient({ region })];
  await monterCompartiments(gabarits, s3);
  await monterTables(gabarits, dynamo);
  const files = await monterFiles(gabarits, sqs);
  await monterSecret(gabarits);
  const lambdas = charge(gabarits, mesurer);
  const lambda = (nom: string) => {
    const trouvee = lambdas.find((une) => une.nom === nom);
    if (trouvee === undefined) throw new Error(`no function ${nom}`);
    return trouvee;
  };
  // Any bundle sets the environment that all of them share.
  await lambda('echeances').invoquer({});
  const reglages = reglagesDepuis(process.env);
  const plateforme = ouvrirPlateformeAws(reglages);
  const sources = lectures(gabarits, { sqs, lambdas, files });
  const changements = new Changements(dynamo, reglages.tables.journal);
  const travailler = async (): Promise<void> => {
    for (;;) {
      const nouveaux = await changements.depuis();
      for (const suiveur of sources.suiveurs) await suivre(suiveur, nouveaux);
      let bouge = nouveaux.length > 0;
      for (const lire of sources.files) if (await lire()) bouge = true;
      if (!bouge) return;
    }
  };

  const annonces: string[] = [];
  const depots = new Map<string, string>();
  const annoncer = async (corps: string): Promise<void> => {
    const arrivees = files.find(({ nom }) => nom === `passerelle-${ETAGE}-arrivees`);
    await sqs.send(new SendMessageCommand({ QueueUrl: arrivees?.url, MessageBody: corps }));
  };

  const deposerSous = async (key: string, contenu: Uint8Array): Promise<string> => {
    const { VersionId = '' } = await s3.send(
      new PutObjectCommand({
        Bucket: reglages.buckets.depot,
        Key: key,
        Body: contenu,
        IfNoneMatch: '*',
        ChecksumSHA256: createHash('sha256').update(contenu).digest('base64'),
      }),
    );
    const object = { key: encodeURIComponent(key).replaceAll('%20', '+'), versionId: VersionId, size: contenu.length };
    const annonce = JSON.stringify({ Records: [{ s3: { object } }] });
    annonces.push(annonce);
    await annoncer(annonce);
    const depotId = depotIdDe({ bucket: 'depot', key, version: VersionId });
    depots.set(key, depotId);
    return depotId;
  };

  const demander = async (methode: string, chemin: string, corps: object = {}, entetes: object = {}) => {
    const [host = ''] = (lambda('console').environnement.PASSERELLE_HOTES ?? '').split(',');
    const [rawPath = '', rawQueryString = ''] = chemin.split('?');
    return REPONSE.parse(
      await lambda('console').invoquer({
        version: '2.0',
        routeKey: 'ANY /{proxy+}',
        rawPath,
        rawQueryString,
        headers: { host, accept: 'application/json', 'content-type': 'application/json', ...entetes },
        requestContext: { http: { method: methode, path: rawPath }, domainName: host, stage: '$default' },
        isBase64Encoded: false,
        ...corps,
      }),
    );
  };
  const octetsDe = ({ statusCode, body, isBase64Encoded }: z.infer<typeof REPONSE>): Buffer => {
    const octets = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    if (statusCode >= 400) throw new Error(`${statusCode} ${octets}`);
    return octets;
  };
  const appeler = async (methode: string, chemin: string, corps?: object): Promise<unknown> =>
    JSON.parse(octetsDe(await demander(methode, chemin, corps && { body: JSON.stringify(corps) })).toString());
  const handles = new Map<string, string>();

  return {
    journal: plateforme.journal,
    objets: plateforme.objets,
    horloge: plateforme.horloge,
    avancer,
    fermer: () => {
      plateforme.close();
      moto?.fermer();
    },
    async ecraser(siret, nom) {
      const objet = { Bucket: reglages.buckets.depot, Key: `ordonnateurs/${siret}/${nom}`, Body: 'autre' };
      const reponse = await s3.send(new PutObjectCommand({ ...objet, IfNoneMatch: '*' })).catch((erreur) => erreur);
      return reponse instanceof Error ? reponse.name : '';
    },
    depotDe: (siret, nom) => depots.get(`ordonnateurs/${siret}/${nom}`) ?? '',
    sceller: async () => void (await lambda('sceller').invoquer({})),
    async telecharger(depotId, quoi) {
      const reponse = await demander('GET', `/depots/${depotId}/${quoi}`);
      if (reponse.statusCode !== 303) return octetsDe(reponse);
      const ailleurs = await fetch(reponse.headers.location ?? '');
      if (!ailleurs.ok) throw new Error(`elsewhere: ${ailleurs.status} ${await ailleurs.text()}`);
      return Buffer.from(await ailleurs.arrayBuffer());
    },
    async deposerParLApi(siret, nom, contenu, base64) {
      const corps = { body: contenu.toString(base64 ? 'base64' : 'utf8'), isBase64Encoded: base64 };
      return (await demander('POST', `/depots?${new URLSearchParams({ siret, nom })}`, corps)).statusCode;
    },
    purger: async () => void (await lambda('conserver').invoquer({})),
    async croire({ certificat, crl }: MaterielDeConfiance) {
      const demande = {
        pour: { role: 'ancre', famille: 'dgfip', du: null, au: null },
        nonAutorite: false,
        plusRecentSeulement: false,
        source: 'essai',
        instant: Date.now(),
      } as const;
      for (const octets of [certificat, crl]) {
        const { issues } = await plateforme.coffre.modifier((fonds) => importer(octets, fonds, demande));
        for (const { constat } of issues) if (constat !== null) throw new Error(enClair(constat).phrase);
      }
      // The register has postes: their queues.
      await travailler();
      await lambda('provisionner').invoquer({});
    },
    deposer: (siret, nom, contenu) => deposerSous(`ordonnateurs/${siret}/${nom}`, contenu),
    deposerSous,
    async demanderPar(jeton, methode, chemin, corps) {
      const envoye = corps === undefined ? {} : { body: JSON.stringify(corps) };
      const reponse = await demander(methode, chemin, envoye, { authorization: `Bearer ${jeton}` });
      return JSON.parse(octetsDe(reponse).toString());
    },
    tenirLesDelais: async () => void (await lambda('delais').invoquer({})),
    async repeter() {
      for (const annonce of annonces) await annoncer(annonce);
      for (const suiveur of sources.suiveurs)
        await suivre(suiveur, await new Changements(dynamo, reglages.tables.journal).depuis());
    },
    travailler,
    async relancer() {
      await lambda('relancer').invoquer({ quoi: 'messages' });
      await lambda('rapprocher').invoquer({});
    },
    async relever(queue) {
      const codique = queue.replace('comptable-', '');
      const { messages } = MESSAGES.parse(await appeler('GET', `/comptables/${codique}/messages?max=10`));
      for (const { handle, message } of messages) handles.set(message.dedupId, handle);
      return messages.map(({ message }) => message);
    },
    async recevoir(dedupId) {
      const handle = handles.get(dedupId);
      await appeler('POST', `/mises-a-disposition/${dedupId}/reception`, { ...(handle && { handle }) });
    },
  };
}
