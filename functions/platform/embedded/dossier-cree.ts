/** A folder and those above it. Node's own (`recursive`) never ends where the system has no room for a child: `/proc/x`. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const manque = (erreur: unknown): boolean => erreur instanceof Error && 'code' in erreur && erreur.code === 'ENOENT';

/** The message is a French sentence, with its remedy. */
export class DossierImpossible extends Error {
  constructor(dossier: string) {
    super(
      `Le système n’admet aucun dossier « ${dossier} ». Choisissez un autre dossier, sur un disque de cette machine.`,
    );
  }
}

/** Nothing to do where it is there. Throws `DossierImpossible`, and what the file system throws. */
export function creerDossier(dossier: string, mode = 0o777): void {
  if (statSync(dossier, { throwIfNoEntry: false })?.isDirectory()) return;
  try {
    mkdirSync(dossier, { mode });
  } catch (erreur) {
    const parent = dirname(dossier);
    if (!manque(erreur)) throw erreur;
    if (existsSync(parent)) throw new DossierImpossible(dossier);
    creerDossier(parent, mode);
    creerDossier(dossier, mode);
  }
}
