/** Starts the judges of the AWS adapters on loopback ports, and stops them. They also die with this process. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as attendre } from 'node:timers/promises';

const ICI = import.meta.dirname;
const DEMARRAGE_MS = 60_000;

export interface Emulateurs {
  /** S3, SQS, SES, Secrets Manager and DynamoDB. */
  readonly moto: string;
  /** AWS's own, of DynamoDB alone. */
  readonly dynamodbLocal: string;
  fermer(): void;
}

function lancer(commande: string, ...args: string[]): ChildProcess {
  return spawn(commande, args, { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function ouvrirMoto(dossier: string): Promise<{ readonly url: string; readonly enfant: ChildProcess }> {
  const enfant = lancer(join(dossier, 'moto', 'bin', 'python'), join(ICI, 'servir-moto.py'));
  if (enfant.stdout === null) throw new TypeError('moto has no output');
  const lignes = createInterface(enfant.stdout);
  const port = await Promise.race([
    once(lignes, 'line', { signal: AbortSignal.timeout(DEMARRAGE_MS) }),
    once(lignes, 'close').then(() => Promise.reject(new Error('moto ended before it began'))),
  ]);
  return { url: `http://127.0.0.1:${port}`, enfant };
}

async function portLibre(): Promise<number> {
  const serveur = createServer().listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  const adresse = serveur.address();
  serveur.close();
  await once(serveur, 'close');
  if (adresse === null || typeof adresse === 'string') throw new TypeError('no port');
  return adresse.port;
}

async function repond(url: string): Promise<void> {
  const limite = Date.now() + DEMARRAGE_MS;
  while (Date.now() < limite) {
    const reponse = await fetch(url).catch(() => null);
    if (reponse !== null) return;
    await attendre(100);
  }
  throw new Error(`${url} did not answer in ${DEMARRAGE_MS / 1000} s`);
}

async function ouvrirDynamoDBLocal(dossier: string): Promise<{ readonly url: string; readonly enfant: ChildProcess }> {
  const jars = join(dossier, 'dynamodb-local');
  const port = await portLibre();
  // The shell ends it when its own standard input ends: Java would outlive us.
  const enfant = lancer(
    'sh',
    '-c',
    'java "$@" >/dev/null 2>&1 & enfant=$!; cat >/dev/null; kill $enfant',
    'sh',
    `-Djava.library.path=${jars}`,
    '-cp',
    `${jars}/*`,
    'com.amazonaws.services.dynamodbv2.local.main.ServerRunner',
    '-inMemory',
    '-disableTelemetry',
    '-port',
    String(port),
  );
  const url = `http://127.0.0.1:${port}`;
  await repond(url);
  return { url, enfant };
}

/** Where the judges are installed: done again, it only says where. */
function installer(): string {
  const sortie = execFileSync('bash', [join(ICI, 'installer.sh')], { stdio: ['ignore', 'pipe', 'inherit'] });
  return sortie.toString().trim().split('\n').at(-1) ?? '';
}

/** A moto for one journey alone: two cannot make the buckets of the same stage on one account. */
export async function ouvrirMotoAPart(): Promise<{ readonly url: string; fermer(): void }> {
  const { url, enfant } = await ouvrirMoto(installer());
  return { url, fermer: () => enfant.stdin?.end() };
}

export async function ouvrirEmulateurs(): Promise<Emulateurs> {
  const dossier = installer();
  const ouverts = await Promise.all([ouvrirMoto(dossier), ouvrirDynamoDBLocal(dossier)]);
  const [moto, dynamodbLocal] = ouverts;
  return {
    moto: moto.url,
    dynamodbLocal: dynamodbLocal.url,
    fermer: () => {
      for (const { enfant } of ouverts) enfant.stdin?.end();
    },
  };
}
