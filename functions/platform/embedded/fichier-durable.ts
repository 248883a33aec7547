/** Files that a power cut leaves whole or absent. */
import { mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './dossier-durable.ts';

/**
 * Writes a whole file or nothing: whoever lists the folder never sees half of it. Replaces what had this name, and the
 * hidden draft that a killed process may have left.
 */
export async function ecrireDurablement(chemin: string, contenu: AsyncIterable<Uint8Array> | Uint8Array | string) {
  const dossier = dirname(chemin);
  await mkdir(dossier, { recursive: true });
  const brouillon = join(dossier, `.${basename(chemin)}.part`);
  const fichier = await open(brouillon, 'w');
  try {
    await fichier.writeFile(contenu);
    await fichier.sync();
  } finally {
    await fichier.close();
  }
  await rename(brouillon, chemin);
  await syncFolder(dossier);
}
