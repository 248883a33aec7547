/**
 * How long the embedded read models take to give a page of 25 from anywhere in a list: `node test/bench/liste.ts`
 * (`--combien`, a million by default). Every list of the console is one such range of an index.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { APPEND_MAX_ITEMS } from '../../functions/platform/ports.ts';

const { values } = parseArgs({ options: { combien: { type: 'string', default: '1000000' } } });
const combien = Number(values.combien);
const PAGE = 25;
const FOIS = 2000;
/** Lots in flight: the store commits those of a turn at once. */
const ENSEMBLE = 200;

const dossier = mkdtempSync(join(tmpdir(), 'passerelle-liste-'));
const { lectures, close } = ouvrirPlateforme(dossier);
const rang = (n: number): string => `r${String(n).padStart(12, '0')}`;
const corps = JSON.stringify({ resume: 'x'.repeat(220) });

const debut = performance.now();
let lots: Promise<void>[] = [];
for (let i = 0; i < combien; i += APPEND_MAX_ITEMS) {
  const longueur = Math.min(APPEND_MAX_ITEMS, combien - i);
  const lot = Array.from({ length: longueur }, (_, j) => ({
    collection: 'liste',
    id: rang(i + j),
    document: { rank: rang(i + j), body: corps },
  }));
  lots.push(lectures.ecrire(lot));
  if (lots.length === ENSEMBLE) {
    await Promise.all(lots);
    lots = [];
  }
}
await Promise.all(lots);
const rempli = (performance.now() - debut) / 1000;

/** CPU, in ms, of one page: sorted. */
async function mesurer(depuis: (n: number) => number): Promise<number[]> {
  const mesures: number[] = [];
  for (let n = 0; n < FOIS; n += 1) {
    const avant = process.cpuUsage();
    const page = await lectures.list('liste', { limit: PAGE, below: rang(depuis(n)) });
    const { user, system } = process.cpuUsage(avant);
    if (page.length !== PAGE) throw new Error(`a page of ${page.length}`);
    mesures.push((user + system) / 1000);
  }
  return mesures.sort((a, b) => a - b);
}

console.log(
  `${combien} documents, ${cpus().length} cores, Node ${process.version}; filled in ${rempli.toFixed(0)} s.\n`,
);
console.log('| Page of 25 | CPU p50 (ms) | CPU p95 (ms) |\n|---|---|---|');
for (const [nom, depuis] of [
  ['the first', () => combien],
  ['in the middle', () => combien >> 1],
  // A stride that is prime to their number: everywhere, in no order.
  ['anywhere', (n: number) => PAGE + ((n * 7919) % (combien - PAGE))],
] as const) {
  const mesures = await mesurer(depuis);
  const part = (p: number) => (mesures[Math.floor(mesures.length * p)] ?? 0).toFixed(3);
  console.log(`| ${nom} | ${part(0.5)} | ${part(0.95)} |`);
}
close();
rmSync(dossier, { recursive: true, force: true });
