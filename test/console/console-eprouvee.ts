/** The console over an embedded platform, with the pipeline turned by hand: no server, no worker, no waiting. */
import { application } from '../../functions/console/application.ts';
import type { ConsoleNeeds } from '../../functions/console/besoins.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { verifier as parcourir } from '../../functions/verification/handler.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { genererFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import { activerLeRegistre, COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { sourceFichier } from '../../infra/embedded/source-fichier.ts';
import { lireTheme } from '../../infra/embedded/theme.ts';
import { QUEUE_VERIFIER } from '../../schemas/messages/depot.ts';
import { JEU } from '../jeu.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { enLignes } from './en-lignes.ts';

export const SIRET = COMMUNE.siret;
export const CODIQUE = COMMUNE.poste.codique;

/** An unsigned flow, accepted as data, of the first ordonnateur of the register. */
export function fluxDeDonnees(demande: Demande = {}): Buffer {
  const { siret, nom: collectivite, codeCollectivite, poste } = COMMUNE;
  const emission = { siret, collectivite, codeCollectivite, codique: poste.codique, poste: poste.nom };
  return Buffer.concat([...genererFlux({ ...emission, ...demande })]);
}

export async function consoleEprouvee(autres: Partial<ConsoleNeeds> = {}) {
  const plateforme = plateformePassagere((queue) => (queue === QUEUE_VERIFIER ? 5 : Number.MAX_SAFE_INTEGER));
  const { journal, objets, files, lectures, horloge } = plateforme;
  const signales: unknown[] = [];
  const app = application({
    ...plateforme,
    hotes: ['localhost', '127.0.0.1', '[::1]'],
    ressources: lireTheme(),
    signaler: (erreur) => void signales.push(erreur),
    ...autres,
  });
  await activerLeRegistre(plateforme);
  const juger = parcourir({
    journal,
    objets,
    horloge,
    verifierObjet: (ref, { recuLe }) => verifierFichier(sourceFichier(objets.chemin(ref)), { recuLe, jeu: JEU }),
  });

  /** What the pumps would have done by now. */
  async function tourner(): Promise<void> {
    await expedier(plateforme);
    for (const { body, handle } of await files.receive(QUEUE_VERIFIER, { max: 100, leaseSeconds: 60 })) {
      await juger(JSON.parse(body));
      await files.delete(QUEUE_VERIFIER, handle);
    }
    await expedier(plateforme);
    await projeter({ journal, lectures, objets }, await journal.since(0, 10_000));
  }

  const appeler = (chemin: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}) =>
    enLignes(app.request(chemin, { ...init, headers: { Host: 'localhost:8080', ...init.headers } }));
  const deposer = (contenu: Uint8Array | string, nom: string, siret = SIRET) =>
    appeler(`/depots?${new URLSearchParams({ siret, nom })}`, {
      method: 'POST',
      body: new Blob([new Uint8Array(Buffer.from(contenu))]),
    });
  const poster = (chemin: string, corps: unknown) =>
    appeler(chemin, {
      method: 'POST',
      body: JSON.stringify(corps),
      headers: { 'Content-Type': 'application/json' },
    });
  const page = async (chemin: string) => (await appeler(chemin, { headers: { Accept: 'text/html' } })).text();
  return { ...plateforme, app, appeler, deposer, poster, page, tourner, signales };
}
