/** One mutant in a thread of its own: grafted before the handlers are loaded, then hunted for. */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { MUTANTS } from './catalogue.ts';
import { greffer } from './greffe.ts';

// To load all the sources takes longer than most hunts.
enableCompileCache();
const mutant = MUTANTS[workerData.rang];
if (mutant === undefined) throw new Error(`no mutant ${workerData.rang}`);
greffer(mutant);
const { chasser } = await import('./chasse.ts');
parentPort?.postMessage(await chasser({ fichier: mutant.fichier, graines: workerData.graines }));
