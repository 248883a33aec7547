/** The HTTP server: this machine only, unless people sign in. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { application } from '../../functions/console/application.ts';
import type { ConsoleNeeds } from '../../functions/console/besoins.ts';
import { lireContrat } from '../../functions/console/contrat.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { lireTheme } from './theme.ts';

export const BOUCLE_LOCALE = '127.0.0.1';
const SURSIS_MS = 5000;
const HOTES = ['localhost', BOUCLE_LOCALE, '[::1]'];

/** Another program already listens on this port, or this user may not. */
export class PortIndisponible extends Error {}

export interface ServeurHttp {
  readonly url: string;
  /** Takes nothing new, and lets the requests in hand end; those that do not within `sursisMs` (5 s) are cut. */
  fermer(sursisMs?: number): Promise<void>;
}

function refuser(port: number, erreur: Error): Error {
  const code = 'code' in erreur ? erreur.code : null;
  const conseil = 'Arrêtez ce programme, ou choisissez un autre port : PORT=8081 npm start.';
  if (code === 'EADDRINUSE')
    return new PortIndisponible(`Le port ${port} est déjà utilisé par un autre programme. ${conseil}`);
  if (code === 'EACCES')
    return new PortIndisponible(`Le port ${port} est réservé au système. Choisissez un port au-dessus de 1023.`);
  return erreur;
}

/** How the server is reached, and what the console shows besides the platform. */
export interface Exposition
  extends Partial<Pick<ConsoleNeeds, 'acces' | 'cles' | 'essai' | 'confiance' | 'annonce' | 'panne'>> {
  /** Address of this machine to listen on. */
  readonly ecoute?: string;
}

/** The public name is that of the address to which the provider sends people back. */
const hotesDe = ({ acces }: Exposition): readonly string[] => {
  const publique = acces?.fournisseur?.retour.hostname;
  return publique === undefined || HOTES.includes(publique) ? HOTES : [...HOTES, publique];
};

/** Throws `PortIndisponible`. `port` 0: any free one. */
export async function ecouter(
  plateforme: PlateformeEmbarquee,
  port: number,
  signaler: (erreur: unknown) => void,
  exposition: Exposition = {},
): Promise<ServeurHttp> {
  const { ecoute = BOUCLE_LOCALE, ...autres } = exposition;
  const hotes = hotesDe(exposition);
  const contrat = lireContrat(new URL('../../schemas/openapi.yaml', import.meta.url));
  const app = application({ ...plateforme, ...autres, hotes, ressources: lireTheme(), contrat, signaler });
  const serveur = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    serveur.once('error', (erreur) => reject(refuser(port, erreur)));
    serveur.listen(port, ecoute, resolve);
  });
  const adresse = serveur.address();
  const reel = typeof adresse === 'object' && adresse !== null ? adresse.port : port;
  return {
    url: `http://${ecoute.includes(':') ? `[${ecoute}]` : ecoute}:${reel}`,
    fermer: (sursisMs = SURSIS_MS) =>
      new Promise((resolve) => {
        const couperet = setTimeout(() => serveur.closeAllConnections(), sursisMs);
        serveur.close(() => {
          clearTimeout(couperet);
          resolve();
        });
        serveur.closeIdleConnections();
      }),
  };
}
