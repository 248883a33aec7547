/** Deposits one dropped file: its bytes in the store, synced, then `DepotRecu`; only then is it removed. */
import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lireCle } from '../../functions/depot/cle.ts';
import { recevoir } from '../../functions/depot/handler.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { ecrireDurablement } from './fichier-durable.ts';

export type DepotLocalNeeds = Pick<PlateformeEmbarquee, 'journal' | 'objets' | 'horloge'>;

export interface FichierDepose {
  readonly siret: string;
  readonly nom: string;
  readonly chemin: string;
}

/** What is too big for a flow is still answered (`FICHIER_TROP_GROS`); this only keeps the disk from being filled. */
const TAILLE_MAX = 1_000_000_000;

const meme = (a: Stats, b: Stats): boolean => a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs;

/** Out of the way and told why, rather than tried again for ever: its name can be no deposit's. */
async function ecarter({ siret, nom, chemin }: FichierDepose, ecartes: string, pourquoi: string): Promise<void> {
  const place = join(ecartes, siret, createHash('sha256').update(nom).digest('hex').slice(0, 16));
  await mkdir(join(ecartes, siret), { recursive: true });
  await ecrireDurablement(`${place}.txt`, `${JSON.stringify(nom)}\n${pourquoi}\n`);
  await rename(chemin, `${place}.fichier`);
}

async function copier({ objets, journal, horloge }: DepotLocalNeeds, key: string, source: FileHandle): Promise<void> {
  const content = source.createReadStream({ start: 0, autoClose: false });
  const { ref, sha256, size } = await objets.put('depot', key, content);
  await recevoir({ journal, horloge })({ ...ref, sha256, size });
}

/** Repeating it is harmless: the same bytes under the same name are the same deposit (R1). */
export async function deposer(needs: DepotLocalNeeds, fichier: FichierDepose, ecartes: string): Promise<void> {
  const key = `ordonnateurs/${fichier.siret}/${fichier.nom}`;
  const cle = lireCle(key);
  if (!cle.ok) return ecarter(fichier, ecartes, cle.refus.phrase);
  // Not through a symbolic link: it could lead to any file that this process may read.
  const source = await open(fichier.chemin, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const avant = await source.stat();
    if (!avant.isFile()) return;
    if (avant.size > TAILLE_MAX) return await ecarter(fichier, ecartes, 'Le fichier dépasse 1 Go.');
    await copier(needs, key, source);
    const apres = await lstat(fichier.chemin).catch(() => null);
    // Another file may have taken the name meanwhile: it is left for the next look.
    if (apres !== null && meme(avant, apres)) await rm(fichier.chemin);
  } finally {
    await source.close();
  }
}
