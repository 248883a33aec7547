import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sobre } from '../functions/console/en-clair/sobre.ts';

/** Undefined where there is none; null where a folder on the way lets no one look. */
function regarder(fichier: string): Stats | undefined | null {
  try {
    return statSync(fichier, { throwIfNoEntry: false });
  } catch {
    return null;
  }
}

/** Why a file cannot be read, as a French sentence; null where it can. A file is read twice: a pipe would be empty then. */
export function obstacle(fichier: string): string | null {
  const nom = `« ${sobre(fichier)} »`;
  const stat = regarder(fichier);
  if (stat === undefined) return `Le fichier ${nom} n’existe pas.`;
  if (stat?.isDirectory()) return `${nom} est un dossier.`;
  if (stat !== null && !stat.isFile())
    return `${nom} n’est pas un fichier ordinaire (tube, terminal ou périphérique) : enregistrez d’abord son contenu dans un fichier.`;
  try {
    accessSync(fichier, constants.R_OK);
    return null;
  } catch {
    return `Le fichier ${nom} ne peut pas être lu.`;
  }
}

/** Why a new file cannot be written there, as a French sentence; null where it can. What exists is not replaced. */
export function obstacleAEcrire(fichier: string): string | null {
  if (regarder(fichier) !== undefined) return `« ${sobre(fichier)} » existe déjà : choisissez un autre nom.`;
  const dossier = dirname(fichier);
  return regarder(dossier)?.isDirectory() ? null : `Le dossier « ${sobre(dossier)} » n’existe pas.`;
}
