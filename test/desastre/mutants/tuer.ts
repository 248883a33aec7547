/** Every mutant against the simulation, two at a time. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { MUTANTS } from './catalogue.ts';
import type { Prise } from './chasse.ts';
import type { Mutant } from './mutant.ts';

export interface Sort extends Prise {
  readonly mutant: Mutant;
}

function essayer(rang: number, graines: number): Promise<Prise> {
  return new Promise((resolve, reject) => {
    const ouvrier = new Worker(new URL('./ouvrier.ts', import.meta.url), { workerData: { rang, graines } });
    ouvrier.once('message', (prise: Prise) => {
      resolve(prise);
      void ouvrier.terminate();
    });
    ouvrier.once('error', reject);
  });
}

/** `graines`: how many seeds are tried on each before its calls are. */
export async function tuerLesMutants(graines: number, dire: (sort: Sort) => void): Promise<Sort[]> {
  const sorts: Sort[] = [];
  const file = MUTANTS.entries();
  const chasseur = async () => {
    for (const [rang, mutant] of file) {
      const sort = { mutant, ...(await essayer(rang, graines)) };
      sorts.push(sort);
      dire(sort);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, chasseur));
  return sorts;
}
