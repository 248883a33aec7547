import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a whole file or nothing: whoever lists the folder never sees half of it. Replaces what had this name. */
export async function ecrireDurablement(chemin: string, contenu: AsyncIterable<Uint8Array> | Uint8Array | string) {
  const dossier = dirname(chemin);
  await mkdir(dossier, { recursive: true });
  const brouillon = join(dossier, `.${process.pid}-${Date.now()}-${Math.random().toString(36).slice(2)}.part`);
  const fichier = await open(brouillon, 'wx');
  try {
    await fichier.writeFile(contenu);
    await fichier.sync();
  } finally {
    await fichier.close();
  }
  await rename(brouillon, chemin);
}
