/** The real server, as a child process, on a folder and a port of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { activerLeRegistre } from '../../infra/embedded/demonstration/registre.ts';

const MAIN = fileURLToPath(new URL('../../infra/embedded/main.ts', import.meta.url));

export interface Lance {
  readonly url: string;
  readonly processus: ChildProcess;
  /** All that was printed so far. */
  readonly sortie: () => string;
  readonly erreurs: () => string;
  /** For a wait that fails. */
  readonly etat: () => string;
  /** Sends a signal and gives the exit code, null when the signal killed it. */
  finir(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

export function lancerProcessus(args: readonly string[], env: Record<string, string>) {
  const processus = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, INIT_CWD: '', ...env } });
  let sortie = '';
  let erreurs = '';
  processus.stdout.setEncoding('utf8').on('data', (texte: string) => {
    sortie += texte;
  });
  processus.stderr.setEncoding('utf8').on('data', (texte: string) => {
    erreurs += texte;
  });
  const code = new Promise<number | null>((resolve) => {
    processus.on('close', resolve);
  });
  onTestFinished(async () => {
    processus.kill('SIGKILL');
    await code;
  });
  return { processus, code, sortie: () => sortie, erreurs: () => erreurs };
}

/** Throws with what the server said when it does not come up. */
export async function lancer(dossier: string): Promise<Lance> {
  const { processus, code, sortie, erreurs } = lancerProcessus(['--sans-demonstration'], {
    PASSERELLE_DONNEES: dossier,
    PORT: '0',
  });
  const url = await attendre(() => /répond sur (\S+)/.exec(sortie())?.[1] ?? (processus.exitCode === null ? null : ''));
  if (url === '') throw new Error(`server: ${sortie()}${erreurs()}`);
  const finir = (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => {
    processus.kill(signal);
    return code;
  };
  const etat = () => `${sortie().split('\n').slice(-40).join('\n')}\n${erreurs()}`;
  return { url, processus, sortie, erreurs, etat, finir };
}

/** Until `regard` gives something; after `ms`, throws with what `etat` tells. */
export async function attendre<T>(
  regard: () => T | null | Promise<T | null>,
  { ms = 40_000, etat = () => '' }: { readonly ms?: number; readonly etat?: () => string } = {},
): Promise<T> {
  const jusqua = performance.now() + ms;
  for (;;) {
    const vu = await regard();
    if (vu !== null) return vu;
    if (performance.now() > jusqua) throw new Error(`nothing came in time ${etat()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The demonstration's register in a folder, before any server has it. */
export async function preparer(dossier: string): Promise<void> {
  const plateforme = ouvrirPlateforme(dossier);
  await activerLeRegistre(plateforme);
  plateforme.close();
}

/** Drops a file as a user does, slowly enough for the counter to see the `.part`. */
export async function lacher(dossier: string, siret: string, nom: string, contenu: Uint8Array | string): Promise<void> {
  const guichet = join(dossier, 'depot', 'ordonnateurs', siret);
  await mkdir(guichet, { recursive: true });
  await writeFile(join(guichet, `${nom}.part`), contenu);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await rename(join(guichet, `${nom}.part`), join(guichet, nom));
}

export async function deposer(url: string, siret: string, nom: string, contenu: Uint8Array | string): Promise<string> {
  const question = new URLSearchParams({ siret, nom });
  const body = new Blob([new Uint8Array(Buffer.from(contenu))]);
  const reponse = await fetch(`${url}/depots?${question}`, { method: 'POST', body });
  const accuse: unknown = await reponse.json();
  if (typeof accuse === 'object' && accuse !== null && 'depotId' in accuse) return String(accuse.depotId);
  throw new Error(`deposit: ${reponse.status} ${JSON.stringify(accuse)}`);
}

export async function json(url: string, corps?: unknown) {
  const demande = { method: 'POST', body: JSON.stringify(corps), headers: { 'Content-Type': 'application/json' } };
  const reponse = await fetch(url, corps === undefined ? {} : demande);
  return reponse.json();
}

/** The deposit, once it is answered. */
export const repondu = (url: string, depotId: string) =>
  attendre(async () => {
    const depot = await json(`${url}/depots/${depotId}`);
    return depot.repondu ? depot : null;
  });
