/** As many threads as cores, each doing one thing after another; who begins what changes nothing in what it gives. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const FILS_MAX = 8;
/** What strips the types of a mutant is still called experimental, and each thread would say so. */
const SANS_AVIS = { execArgv: ['--disable-warning=ExperimentalWarning'] };

function confier<T, R>(fil: Worker, tache: T): Promise<R> {
  return new Promise((resolve, reject) => {
    fil.once('error', reject);
    fil.once('message', (resultat: R) => {
      fil.off('error', reject);
      resolve(resultat);
    });
    fil.postMessage(tache);
  });
}

/** `suivante`: what is to be done next, null for nothing more. The first thread that fails ends all. */
export async function repartir<T, R>(
  ouvrier: URL,
  suivante: () => T | null,
  recevoir: (tache: T, resultat: R) => void,
): Promise<void> {
  const fils = Array.from({ length: Math.min(availableParallelism(), FILS_MAX) }, () => new Worker(ouvrier, SANS_AVIS));
  const tenir = async (fil: Worker) => {
    for (let tache = suivante(); tache !== null; tache = suivante()) recevoir(tache, await confier<T, R>(fil, tache));
  };
  try {
    await Promise.all(fils.map(tenir));
  } finally {
    await Promise.all(fils.map((fil) => fil.terminate()));
  }
}
