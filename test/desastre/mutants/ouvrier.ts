/** One thread: each mutant that it is told is grafted, then hunted for. */
import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { Chasse } from './chasse.ts';
import { Greffoir } from './greffe.ts';

enableCompileCache();
const greffoir = new Greffoir();
// Sound, it tells what imports what, and leaves there what no mutant touches.
await import('./chasse.ts');

parentPort?.on('message', async (chasse: Chasse) => {
  greffoir.greffer(chasse.mutant);
  const { chasser } = await import('./chasse.ts');
  parentPort?.postMessage(await chasser(chasse));
});
