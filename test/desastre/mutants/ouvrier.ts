/** One mutant in a thread of its own: grafted before the handlers are loaded, then hunted for. */
import { parentPort, workerData } from 'node:worker_threads';
import { MUTANTS } from './catalogue.ts';
import { greffer } from './greffe.ts';

const mutant = MUTANTS[workerData.rang];
if (mutant === undefined) throw new Error(`no mutant ${workerData.rang}`);
greffer(mutant);
const { chasser } = await import('./chasse.ts');
parentPort?.postMessage(await chasser(workerData.graines));
