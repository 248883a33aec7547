/**
 * The cold start of each deployed function: a new Node process imports its bundle, under the environment that the
 * template gives it. Prints a Markdown table; the medians of RANGS runs.
 */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { synthetiser } from '../aws/gabarit.ts';
import { charge } from '../aws/lambda.ts';

const RANGS = 7;
const MESURER = `
const debut = performance.now();
await import(process.argv[1]);
const duree = performance.now() - debut;
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ duree, cpu: (user + system) / 1000, memoire: process.memoryUsage.rss() }));
process.exit(0);
`;

interface Mesure {
  /** Milliseconds. */
  readonly duree: number;
  /** Of the whole process, Node included. */
  readonly cpu: number;
  /** Bytes. */
  readonly memoire: number;
}

const mediane = (valeurs: readonly number[]): number => valeurs.toSorted((a, b) => a - b)[valeurs.length >> 1] ?? 0;

function mesurer(fichier: string, environnement: Readonly<Record<string, string>>): Mesure {
  const env = { ...process.env, ...environnement, AWS_REGION: 'eu-west-3' };
  const args = ['--input-type=module', '--eval', MESURER, pathToFileURL(fichier).href];
  const mesures = Array.from(
    { length: RANGS },
    (): Mesure => JSON.parse(execFileSync(process.execPath, args, { env }).toString()),
  );
  const de = (quoi: keyof Mesure) => mediane(mesures.map((une) => une[quoi]));
  return { duree: de('duree'), cpu: de('cpu'), memoire: de('memoire') };
}

const gabarits = synthetiser();
const vues = new Set<string>();
console.log('| fonction | paquet (ko) | import (ms) | processeur, Node compris (ms) | mémoire (Mo) |');
console.log('|---|---:|---:|---:|---:|');
for (const { nom, dossier, environnement } of charge(gabarits)) {
  if (vues.has(nom)) continue;
  vues.add(nom);
  const fichier = join(dossier, 'index.mjs');
  const { duree, cpu, memoire } = mesurer(fichier, environnement);
  const ko = Math.round(statSync(fichier).size / 1000);
  console.log(`| \`${nom}\` | ${ko} | ${duree.toFixed(0)} | ${cpu.toFixed(0)} | ${(memoire / 1e6).toFixed(0)} |`);
}
