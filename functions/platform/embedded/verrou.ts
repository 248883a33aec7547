import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another server already works in this data folder. */
export class DossierOccupe extends Error {}

export interface Verrou {
  /** False once its file was removed or replaced: whoever starts then takes another lock than ours. */
  tenu(): boolean;
  rendre(): void;
}

const SQLITE_BUSY = 5;

/**
 * Takes a data folder for this process. The kernel frees it when the process dies,
 * whatever the manner; and unlike an exclusive lock on the data itself, it lets a backup read while we run.
 * Throws `DossierOccupe`.
 */
export function verrouiller(dossier: string): Verrou {
  const chemin = join(dossier, 'verrou.sqlite');
  const db = new DatabaseSync(chemin);
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      throw new DossierOccupe(
        `Le dossier de données « ${dossier} » est déjà utilisé par un autre serveur Passerelle. ` +
          'Arrêtez ce serveur, ou choisissez un autre dossier.',
        { cause: error },
      );
    }
    throw error;
  }
  const { ino } = statSync(chemin);
  return {
    tenu: () => statSync(chemin, { throwIfNoEntry: false })?.ino === ino,
    rendre: () => db.close(),
  };
}
