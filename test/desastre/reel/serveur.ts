/** The real server in a process of its own, to be killed without warning. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../infra/embedded/main.ts', import.meta.url));

export interface ServeurReel {
  readonly processus: ChildProcess;
  /** Null where it died before it answered. */
  readonly url: Promise<string | null>;
  readonly fini: Promise<void>;
  readonly dit: () => string;
}

export function lancerLeServeur(dossier: string): ServeurReel {
  const env = { ...process.env, INIT_CWD: '', PASSERELLE_DONNEES: dossier, PORT: '0' };
  const processus = spawn(process.execPath, [MAIN, '--sans-demonstration'], { env });
  let dit = '';
  const fini = new Promise<void>((resolve) => processus.once('close', () => resolve()));
  const url = new Promise<string | null>((resolve) => {
    for (const sortie of [processus.stdout, processus.stderr])
      sortie.setEncoding('utf8').on('data', (texte: string) => {
        dit += texte;
        const trouve = /répond sur (\S+)/.exec(dit)?.[1];
        if (trouve !== undefined) resolve(trouve);
      });
    void fini.then(() => resolve(null));
  });
  return { processus, url, fini, dit: () => dit };
}
