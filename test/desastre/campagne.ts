/** Millions of calls, shared between threads: each call that goes wrong, each pair for one deposit, then seeds. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export interface Part {
  /** This thread's, of `nombre`. */
  readonly rang: number;
  readonly nombre: number;
  /** Calls to make, all threads together; the cases are run whole. */
  readonly appels: number;
  /** The first seed. */
  readonly graine: number;
}

export interface Echec {
  /** How to see it again. */
  readonly rejouer: string;
  readonly graine: number | null;
  readonly violations: readonly string[];
}

export interface Bilan {
  readonly parties: number;
  readonly appels: number;
  readonly echecs: readonly Echec[];
}

function confier(part: Part): Promise<Bilan> {
  return new Promise((resolve, reject) => {
    const ouvrier = new Worker(new URL('./ouvrier.ts', import.meta.url), { workerData: part });
    ouvrier.once('message', resolve);
    ouvrier.once('error', reject);
  });
}

export async function mener(demande: Pick<Part, 'appels' | 'graine'>): Promise<Bilan> {
  const nombre = Math.min(availableParallelism(), 8);
  const parts = Array.from({ length: nombre }, (_, rang) => confier({ ...demande, rang, nombre }));
  const bilans = await Promise.all(parts);
  const somme = (quoi: (bilan: Bilan) => number) => bilans.reduce((total, bilan) => total + quoi(bilan), 0);
  return {
    parties: somme(({ parties }) => parties),
    appels: somme(({ appels }) => appels),
    echecs: bilans.flatMap(({ echecs }) => echecs),
  };
}
