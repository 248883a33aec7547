/** What the machine lends to the tests, and to the servers and commands that they start. */
import { accessSync, constants, statfsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const EN_MEMOIRE = '/dev/shm';
/** More than a run keeps there at once; a container has often 64 MB of it. */
const PLACE = 4_000_000_000;

/** Data folders in memory, where there is room: no test pulls the plug, and a disk that syncs costs more than they do. */
function dossierTemporaire(): { readonly TMPDIR?: string } {
  try {
    accessSync(EN_MEMOIRE, constants.W_OK);
    const { bavail, bsize } = statfsSync(EN_MEMOIRE);
    return bavail * bsize > PLACE ? { TMPDIR: EN_MEMOIRE } : {};
  } catch {
    return {};
  }
}

export function environnement(): Record<string, string> {
  // TypeScript is then stripped and compiled once, not at each start of a process.
  const NODE_COMPILE_CACHE = fileURLToPath(new URL('../node_modules/.cache/passerelle', import.meta.url));
  return { NODE_COMPILE_CACHE, ...dossierTemporaire() };
}
