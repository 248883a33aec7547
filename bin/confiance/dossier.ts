/** Where the trust store is: the folder given, else that of the data folder, as the server has it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { chemin, type Terminal, UsageIncorrect } from '../contexte.ts';

/** To be read: a misspelt folder is not an empty store. Throws UsageIncorrect. */
export function dossierDuMagasin(donne: string | undefined, contexte: Terminal): string {
  const dossier = dossierARemplir(donne, contexte);
  if (donne !== undefined && !statSync(dossier, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageIncorrect(`Le dossier « ${donne} » n’existe pas : il n’y a là aucun magasin de confiance.`);
  return dossier;
}

/** Made where it does not exist yet. */
export const dossierARemplir = (donne: string | undefined, contexte: Terminal): string =>
  donne === undefined
    ? join(chemin(contexte, contexte.env.PASSERELLE_DONNEES || 'donnees'), 'confiance')
    : chemin(contexte, donne);
