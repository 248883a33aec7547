/**
 * Takes a deposited file away without ever taking another one that was renamed onto its name: it first gets a private
 * name, under which nobody can replace it, and is compared there. A killed process leaves that name behind, with the
 * former one in it: the next look puts the file back, and depositing it again is harmless (R1).
 */
import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { link, lstat, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A private name, with the former one in it. */
export const RETRAIT = /^\.(.+)\.[0-9a-f]{8}\.retrait$/su;
/** Bytes of a name, on every file system of today. */
const NOM_MAX = 255;

const meme = (a: Stats, b: Stats): boolean => a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs;

export const aLeCode = (erreur: unknown, code: string): boolean =>
  erreur instanceof Error && 'code' in erreur && erreur.code === code;

/** For a path that may be gone. */
export const absent = (erreur: unknown): null => {
  if (aLeCode(erreur, 'ENOENT')) return null;
  throw erreur;
};

/** Under its former name again, unless another file has it by now: then at a later look. */
export async function remettre(prive: string): Promise<void> {
  const nom = RETRAIT.exec(basename(prive))?.[1];
  if (nom === undefined) return;
  const chemin = join(dirname(prive), nom);
  try {
    await link(prive, chemin);
  } catch (erreur) {
    if (!aLeCode(erreur, 'EEXIST')) throw erreur;
    const [a, b] = await Promise.all([lstat(prive), lstat(chemin).catch(absent)]);
    if (b === null || a.ino !== b.ino) return;
  }
  await rm(prive);
}

/** Gives `oter` the path of the file that is `attendu`, to be gone when it ends; whatever else has its name stays. */
export async function retirer(
  chemin: string,
  attendu: Stats,
  oter: (prive: string) => Promise<void> = (prive) => rm(prive),
): Promise<void> {
  const vu = await lstat(chemin).catch(absent);
  if (vu === null || !meme(attendu, vu)) return;
  const nomPrive = `.${basename(chemin)}.${randomUUID().slice(0, 8)}.retrait`;
  // No room in the name for ours: there, the look just above must do.
  if (Buffer.byteLength(nomPrive) > NOM_MAX) return oter(chemin);
  const prive = join(dirname(chemin), nomPrive);
  await rename(chemin, prive);
  try {
    if (meme(attendu, await lstat(prive))) return await oter(prive);
  } catch (erreur) {
    await remettre(prive);
    throw erreur;
  }
  await remettre(prive);
}
