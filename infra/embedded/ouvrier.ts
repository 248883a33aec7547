/** A verification worker: one file at a time, so that no file holds up the others nor the server. */
import { parentPort } from 'node:worker_threads';
import { lireJeux } from '../../functions/platform/embedded/jeux-de-schemas.ts';
import { lireMagasin } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { sourceFichier } from './source-fichier.ts';
import { type TravailDOuvrier, travailSchema } from './travail.ts';

async function juger({ chemin, recuLe, jugeLe, magasin, schemas, politique }: TravailDOuvrier) {
  try {
    const jeu = lireJeux(schemas).pour(recuLe);
    const contexte = { recuLe, jugeLe, jeu, magasin: lireMagasin(magasin), ...(politique ? { politique } : {}) };
    return { ok: true, verdict: await verifierFichier(sourceFichier(chemin), contexte) };
  } catch (erreur) {
    return { ok: false, erreur: erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur) };
  }
}

parentPort?.on('message', async (message: unknown) => {
  parentPort?.postMessage(await juger(travailSchema.parse(message)));
});
