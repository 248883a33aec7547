/** Files copied from one folder to another: whole or absent, readable by their owner alone, those that are there left alone. */
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../../functions/platform/embedded/dossier-durable.ts';
import { aLeCode } from './retrait.ts';

export interface Copieur {
  /** False where the source has no such file. */
  fichier(nom: string): Promise<boolean>;
  /** All that is in it, drafts and locks excepted; `oter`: what the source has no more goes away. */
  dossier(nom: string, options?: { readonly oter?: boolean }): Promise<void>;
  ecrire(nom: string, contenu: AsyncIterable<Uint8Array> | string): Promise<void>;
  /** How many files were written. */
  combien(): number;
  /** The new names are on the disk once it returns. */
  synchroniser(): Promise<void>;
}

const estACopier = (nom: string): boolean =>
  !nom.startsWith('.') && !nom.endsWith('.part') && !nom.startsWith('verrou.sqlite');

/** The names of the files under a folder, from its root. */
function fichiersSous(racine: string, nom: string): string[] {
  if (!existsSync(join(racine, nom))) return [];
  return readdirSync(join(racine, nom), { withFileTypes: true }).flatMap((entree) => {
    const sien = join(nom, entree.name);
    if (entree.isDirectory()) return fichiersSous(racine, sien);
    return entree.isFile() && estACopier(entree.name) ? [sien] : [];
  });
}

/** Size and date: what is content-addressed has one size, what is settings has a newer date. */
function estLa(source: string, cible: string): boolean {
  const garde = statSync(cible, { throwIfNoEntry: false });
  if (garde === undefined) return false;
  const lu = statSync(source, { throwIfNoEntry: false });
  return lu !== undefined && lu.size === garde.size && lu.mtimeMs <= garde.mtimeMs;
}

export function ouvrirLaCopie(source: string, vers: string): Copieur {
  const touches = new Set<string>([vers]);
  let combien = 0;
  const ouvrirDossier = (dossier: string): void => {
    for (let un = dossier; un.length > vers.length; un = dirname(un)) touches.add(dirname(un)).add(un);
    mkdirSync(dossier, { recursive: true, mode: 0o700 });
  };
  const ecrire: Copieur['ecrire'] = async (nom, contenu) => {
    const cible = join(vers, nom);
    ouvrirDossier(dirname(cible));
    const brouillon = join(dirname(cible), `.${basename(cible)}.part`);
    rmSync(brouillon, { force: true });
    const fichier = await open(brouillon, 'wx', 0o600);
    try {
      await fichier.writeFile(contenu);
      await fichier.sync();
    } catch (erreur) {
      rmSync(brouillon, { force: true });
      throw erreur;
    } finally {
      await fichier.close();
    }
    await rename(brouillon, cible);
  };
  const fichier: Copieur['fichier'] = async (nom) => {
    const origine = join(source, nom);
    if (estLa(origine, join(vers, nom))) return true;
    try {
      await ecrire(nom, createReadStream(origine));
      combien += 1;
      return true;
    } catch (erreur) {
      // Taken away meanwhile.
      if (aLeCode(erreur, 'ENOENT') && !existsSync(origine)) return false;
      throw erreur;
    }
  };
  return {
    ecrire,
    fichier,
    combien: () => combien,
    async dossier(nom, { oter = false } = {}) {
      for (const un of fichiersSous(source, nom)) await fichier(un);
      if (!oter) return;
      for (const un of fichiersSous(vers, nom)) if (!existsSync(join(source, un))) rmSync(join(vers, un));
    },
    async synchroniser() {
      for (const dossier of touches) await syncFolder(dossier);
    },
  };
}
