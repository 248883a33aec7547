/** Runs the process that tries, watches it, and tells what it fails on. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CIBLES, type Entree } from './entree.ts';
import { dureeMax } from './eprouver.ts';
import { Partage } from './partage.ts';

export interface Defaut extends Omit<Entree, 'morceau'> {
  readonly defaut: string;
}

export interface Bilan {
  readonly essais: number;
  readonly ko: number;
  /** Highest resident memory seen, bytes. */
  readonly memoire: number;
}

const OUVRIER = new URL('./ouvrier.ts', import.meta.url);
const TOUR = 250;
/** Of wall clock for one of processor: the machine does other things too. */
const PATIENCE = 10;
/** Megabytes of JavaScript heap; and resident bytes, with the judges and what inputs are made from. */
const TAS = 256;
const RESIDENT = 500_000_000;

/** Tries inputs from `rang` on until `fin` (ms since 1970). */
export async function mener(
  { graine, rang, fin }: { readonly graine: number; readonly rang: number; readonly fin: number },
  surDefaut: (defaut: Defaut) => void,
): Promise<Bilan> {
  const dossier = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const chemin = join(dossier, 'en-cours');
  const partage = new Partage(chemin);
  let memoire = 0;
  for (let suivant = rang; Date.now() < fin; suivant = partage.relire().rang + 1) {
    const ouvrier = fork(OUVRIER, [String(graine), String(suivant), chemin], {
      execArgv: [`--max-old-space-size=${TAS}`],
      serialization: 'advanced',
    });
    ouvrier.on('message', (message) => surDefaut(message as Defaut));
    const mort = await surveiller(ouvrier, partage, fin);
    memoire = Math.max(memoire, partage.relire().rss);
    if (mort === null) continue;
    const enCours = partage.enCours();
    if (enCours === null) throw new Error(`making input ${partage.relire().rang}: ${mort}`);
    surDefaut({ cible: CIBLES[enCours.cible]!, octets: enCours.octets, defaut: mort, origines: [] });
  }
  const { essais, ko } = partage.relire();
  partage.fermer();
  rmSync(dossier, { recursive: true });
  return { essais, ko, memoire };
}

/** Why the process had to be stopped, or stopped by itself; null at the end of the campaign. */
function surveiller(ouvrier: ChildProcess, partage: Partage, fin: number): Promise<string | null> {
  return new Promise((resolve) => {
    let [vu, depuis] = [-1, Date.now()];
    let pourquoi: string | null = 'the process stopped: SIGKILL';
    const arreter = (raison: string | null) => {
      pourquoi = raison;
      ouvrier.kill('SIGKILL');
    };
    const tour = setInterval(() => {
      const { rang, taille, rss } = partage.relire();
      if (rang !== vu) [vu, depuis] = [rang, Date.now()];
      const attente = (Date.now() - depuis) / 1000;
      if (attente > dureeMax(taille) * PATIENCE) arreter(`nothing after ${attente.toFixed(0)} s`);
      else if (rss > RESIDENT) arreter(`${(rss / 1e6).toFixed(0)} MB of resident memory`);
      else if (Date.now() > fin) arreter(null);
    }, TOUR);
    ouvrier.once('exit', (code, signal) => {
      clearInterval(tour);
      resolve(signal === 'SIGKILL' ? pourquoi : `the process stopped: ${signal ?? code}`);
    });
  });
}
