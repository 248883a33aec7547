/** Deposits one dropped file: its bytes in the store, synced, then `DepotRecu`; only then is it removed. */
import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cleDe, type Deposants, lireCle } from '../../functions/depot/cle.ts';
import { recevoir } from '../../functions/depot/handler.ts';
import { ecrireDurablement } from '../../functions/platform/embedded/fichier-durable.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { nomVisible } from './nom-visible.ts';
import { absent, aLeCode, retirer } from './retrait.ts';

export type DepotLocalNeeds = Pick<PlateformeEmbarquee, 'journal' | 'objets' | 'horloge'>;

export interface FichierDepose {
  readonly deposants: Deposants;
  /** SIRET or codique. */
  readonly expediteur: string;
  readonly nom: string;
  readonly chemin: string;
}

export interface Ecart {
  /** The folder where what cannot be deposited is put, with the reason. */
  readonly ecartes: string;
  readonly signaler: (erreur: unknown) => void;
}

/** What is too big for a flow is still answered (`FICHIER_TROP_GROS`); this only keeps the disk from being filled. */
const TAILLE_MAX = 1_000_000_000;

/** Another place for another file, were it the same name twice: nothing that was put aside is ever replaced. */
async function placer(prive: string, racine: string): Promise<string> {
  for (let rang = 1; ; rang += 1) {
    const place = rang === 1 ? racine : `${racine}-${rang}`;
    try {
      await link(prive, `${place}.fichier`);
      return place;
    } catch (erreur) {
      if (!aLeCode(erreur, 'EEXIST')) throw erreur;
      // Ours already, where we were killed before it lost its former name.
      if ((await lstat(`${place}.fichier`)).ino === (await lstat(prive)).ino) return place;
    }
  }
}

/** Out of the way and told why, rather than tried again for ever: it can be no deposit. */
async function ecarter(
  { expediteur, nom, chemin }: FichierDepose,
  stat: Stats,
  { ecartes, signaler }: Ecart,
  pourquoi: string,
): Promise<void> {
  const { ino, size, mtimeMs } = stat;
  const cle = createHash('sha256')
    .update(JSON.stringify([nom, ino, size, mtimeMs]))
    .digest('hex')
    .slice(0, 16);
  await mkdir(join(ecartes, expediteur), { recursive: true });
  await retirer(chemin, stat, async (prive) => {
    const place = await placer(prive, join(ecartes, expediteur, cle));
    await ecrireDurablement(`${place}.txt`, `${JSON.stringify(nom)}\n${pourquoi}\n`);
    await rm(prive);
    signaler(`Le fichier « ${nomVisible(nom)} » de ${expediteur} est mis de côté (${place}.fichier). ${pourquoi}`);
  });
}

async function copier({ objets, journal, horloge }: DepotLocalNeeds, key: string, source: FileHandle): Promise<void> {
  const content = source.createReadStream({ start: 0, autoClose: false });
  const { ref, sha256, size } = await objets.put('depot', key, content);
  await recevoir({ journal, horloge })({ ...ref, sha256, size });
}

/** Not through a symbolic link: it could lead to any file that this process may read. Null: its sender took it back. */
const ouvrir = (chemin: string): Promise<FileHandle | null> =>
  open(chemin, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(absent);

/** Repeating it is harmless: the same bytes under the same name are the same deposit (R1). */
export async function deposer(needs: DepotLocalNeeds, fichier: FichierDepose, ecart: Ecart): Promise<void> {
  const key = cleDe(fichier.deposants, fichier.expediteur, fichier.nom);
  const cle = lireCle(key);
  if (!cle.ok) {
    const stat = await lstat(fichier.chemin).catch(absent);
    return stat === null ? undefined : ecarter(fichier, stat, ecart, cle.refus.phrase);
  }
  const source = await ouvrir(fichier.chemin);
  if (source === null) return;
  try {
    const avant = await source.stat();
    if (!avant.isFile()) return;
    if (avant.size > TAILLE_MAX) return await ecarter(fichier, avant, ecart, 'Le fichier dépasse 1 Go.');
    await copier(needs, key, source);
    // Another file may have taken the name meanwhile: it is left for the next look.
    await retirer(fichier.chemin, avant);
  } finally {
    await source.close();
  }
}
