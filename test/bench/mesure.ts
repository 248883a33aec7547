/** One whole process, start-up included: wall time, user CPU, peak memory, by GNU time. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Bornes {
  /** Seconds. */
  readonly duree: number;
  /** Bytes of resident memory. */
  readonly memoire: number;
}

export interface Mesure {
  /** Seconds. */
  readonly mur: number;
  readonly cpu: number;
  /** Bytes. */
  readonly memoire: number;
  /** Why it was stopped or failed; null where it ended well. */
  readonly arret: string | null;
}

const SONDE_MS = 25;

async function mesurer(commande: readonly [string, ...string[]], bornes: Bornes): Promise<Mesure> {
  const releve = join(tmpdir(), `passerelle-bench-${process.pid}.txt`);
  const enfant = spawn('/usr/bin/time', ['-f', '%e %U %M', '-o', releve, ...commande], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let erreurs = '';
  enfant.stderr.on('data', (d: Buffer) => {
    erreurs = (erreurs + d.toString()).slice(-500);
  });
  let arret: string | null = null;
  const debut = performance.now();
  const sonde = setInterval(() => {
    if (enfant.pid === undefined) return;
    if (performance.now() - debut > bornes.duree * 1000) arret = `arrêté à ${bornes.duree} s`;
    const petit = petitFils(enfant.pid);
    if (petit === null) return;
    if (residente(petit) > bornes.memoire) arret = `arrêté à ${bornes.memoire / 1e9} Go`;
    if (arret !== null) process.kill(petit, 'SIGKILL');
  }, SONDE_MS);
  const code = await new Promise<number | null>((resolve) => enfant.on('close', resolve));
  clearInterval(sonde);
  const [mur = 0, cpu = 0, ko = 0] = (readFileSync(releve, 'utf8').trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  rmSync(releve);
  return {
    mur,
    cpu,
    memoire: ko * 1024,
    arret: arret ?? (code === 0 ? null : `échec (${code}) ${erreurs.slice(0, 120)}`),
  };
}

/** The process that `time` started. */
function petitFils(pid: number): number | null {
  try {
    const enfants = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return enfants === '' ? null : Number(enfants.split(' ')[0]);
  } catch {
    return null;
  }
}

function residente(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return pages * 4096;
  } catch {
    return 0;
  }
}

export interface AMesurer {
  readonly commande: readonly [string, ...string[]];
  readonly bornes: Bornes;
}

/**
 * Of each, the run whose CPU is in the middle. They run in turn: what else the machine does then weighs on all alike. A
 * run that was stopped is not repeated.
 */
export async function medianes(aMesurer: readonly AMesurer[], fois: number): Promise<readonly Mesure[]> {
  const mesures: Mesure[][] = aMesurer.map(() => []);
  for (let i = 0; i < fois; i++)
    for (const [rang, { commande, bornes }] of aMesurer.entries())
      if (mesures[rang]?.at(-1)?.arret == null) mesures[rang]?.push(await mesurer(commande, bornes));
  return mesures.map(mediane);
}

function mediane(mesures: readonly Mesure[]): Mesure {
  const arretee = mesures.find(({ arret }) => arret !== null);
  const milieu = mesures.toSorted((a, b) => a.cpu - b.cpu)[mesures.length >> 1];
  if (milieu === undefined) throw new RangeError('nothing was measured');
  return arretee ?? milieu;
}
