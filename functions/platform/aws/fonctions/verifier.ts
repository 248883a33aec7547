/** Takes a deposit from its message to its answer and to the decision to hand it over. */
import { lireDepot } from '../../../../schemas/evenements/depot.ts';
import { aVerifierSchema } from '../../../../schemas/messages/depot.ts';
import { depotRecu } from '../../../acquit/acquit.ts';
import { dossiersDUnEtat } from '../../../console/lecture/etat/dossiers-d-un-etat.ts';
import { fluxDepot } from '../../../depot/cle.ts';
import { verifier } from '../../../verification/handler.ts';
import type { VerifierNeeds } from '../../../verification/jugement.ts';
import { verifierFichier } from '../../../verification/verifier.ts';
import { lireJeux } from '../../embedded/jeux-de-schemas.ts';
import { lireIdentites } from './identites.ts';
import { log, mesurer } from './journalisation.ts';
import { surFile } from './lot.ts';
import { nomDeFile, plateforme } from './plateforme.ts';
import { lirePolitique } from './politique.ts';
import { source } from './source.ts';

// While the process starts, which Lambda does at full speed: the first file does not wait for it.
const jeux = lireJeux();
const politique = lirePolitique();
const identites = await lireIdentites(process.env);
const pca = identites && { cles: identites.cles, dossiersDe: dossiersDUnEtat(plateforme), jeu: jeux.pour };

const verifierObjet: VerifierNeeds['verifierObjet'] = async (ref, { recuLe, jugeLe }) =>
  verifierFichier(await source(plateforme.objets, ref), {
    recuLe,
    jugeLe,
    jeu: jeux.pour(recuLe),
    politique,
    magasin: await plateforme.coffre.magasin(),
  });

const parcourir = verifier({ ...plateforme, politique, verifierObjet, ...(pca && { pca }) });

async function dire(depotId: string): Promise<void> {
  const events = lireDepot((await plateforme.journal.read(fluxDepot(depotId))).events);
  const { size, recuLe } = depotRecu(events).data;
  const acquit = events.find(({ type }) => type === 'AcquitEmis');
  log.info('dépôt vérifié', { depotId, octets: size, repondu: acquit !== undefined });
  if (acquit === undefined) return;
  mesurer('verdicts', 1);
  mesurer('octetsVerifies', size);
  mesurer('reponseMs', Date.parse(acquit.at) - Date.parse(recuLe));
}

async function traiter(corps: unknown): Promise<void> {
  const { depotId } = aVerifierSchema.parse(corps);
  await parcourir(corps);
  await dire(depotId);
}

export const handler = surFile(traiter, { queue: nomDeFile, files: plateforme.files });
