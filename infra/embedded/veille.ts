/**
 * Watches a folder by its name. What the system watches is the folder itself: removed, it takes its watch away with it,
 * and the one that comes under its name is not watched. Only a hint: whoever asks looks anyway.
 */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { creerDossier } from '../../functions/platform/embedded/dossier-cree.ts';
import { aLeCode } from './retrait.ts';

export interface Veille {
  /** Makes the folder again where it is gone, and watches the one that is there. Throws what the file system throws. */
  tenir(): void;
  fermer(): void;
}

export interface VeilleOptions {
  /** Path inside the folder, where the system tells it. */
  readonly entendre: (nom: string | null) => void;
  readonly signaler: (erreur: unknown) => void;
}

export function veiller(dossier: string, { entendre, signaler }: VeilleOptions): Veille {
  let veilleur: FSWatcher | null = null;
  let veille = '';
  /** Said once for each folder: nothing watches it until another takes its name. */
  const renoncer = (erreur: unknown) => {
    veilleur?.close();
    veilleur = null;
    const cause = erreur instanceof Error ? erreur.message : String(erreur);
    signaler(`Le système ne signale pas ce qui arrive dans « ${dossier} », qui reste regardé de lui-même : ${cause}.`);
  };
  return {
    tenir() {
      creerDossier(dossier);
      // Of a folder just removed, the one that takes its name may well have the number.
      const { dev, ino, birthtimeMs } = statSync(dossier);
      const present = `${dev} ${ino} ${birthtimeMs}`;
      if (present === veille) return;
      veilleur?.close();
      veilleur = null;
      veille = present;
      try {
        veilleur = watch(dossier, { recursive: true }, (_, nom) => entendre(nom)).on('error', (erreur) => {
          // Of one path, by whose want of rights or disappearance the others are heard no less.
          if (!['EACCES', 'EPERM', 'ENOENT'].some((code) => aLeCode(erreur, code))) renoncer(erreur);
        });
      } catch (erreur) {
        renoncer(erreur);
      }
    },
    fermer() {
      veilleur?.close();
    },
  };
}
