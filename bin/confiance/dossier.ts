/** Where the trust store is: the folder given, else that of the data folder, as the server has it. */
import { join } from 'node:path';
import { chemin, type Terminal } from '../contexte.ts';

export const dossierDuMagasin = (donne: string | undefined, contexte: Terminal): string =>
  donne === undefined
    ? join(chemin(contexte, contexte.env.PASSERELLE_DONNEES || 'donnees'), 'confiance')
    : chemin(contexte, donne);
