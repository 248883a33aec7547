import { accessSync, constants, statSync } from 'node:fs';

/** Why a file cannot be read, as a French sentence; null where it can. */
export function obstacle(fichier: string): string | null {
  const stat = statSync(fichier, { throwIfNoEntry: false });
  if (stat === undefined) return `Le fichier « ${fichier} » n’existe pas.`;
  if (stat.isDirectory()) return `« ${fichier} » est un dossier.`;
  try {
    accessSync(fichier, constants.R_OK);
    return null;
  } catch {
    return `Le fichier « ${fichier} » ne peut pas être lu.`;
  }
}
