import { mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A new name survives a power cut only once its folder is on the disk. Windows has no such call, nor the need. */
async function synchroniserDossier(dossier: string): Promise<void> {
  if (process.platform === 'win32') return;
  const ouvert = await open(dossier, 'r');
  await ouvert.sync().finally(() => ouvert.close());
}

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
  await synchroniserDossier(dossier);
}
