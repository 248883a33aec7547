/** The HTTP server: this machine only, until there is authentication. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { application } from '../../functions/console/application.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { lireTheme } from './theme.ts';

const BOUCLE_LOCALE = '127.0.0.1';
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

/** Throws `PortIndisponible`. `port` 0: any free one. */
export async function ecouter(
  plateforme: PlateformeEmbarquee,
  port: number,
  signaler: (erreur: unknown) => void,
): Promise<ServeurHttp> {
  const app = application({ ...plateforme, hotes: HOTES, ressources: lireTheme(), signaler });
  const serveur = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    serveur.once('error', (erreur) => reject(refuser(port, erreur)));
    serveur.listen(port, BOUCLE_LOCALE, resolve);
  });
  const adresse = serveur.address();
  const reel = typeof adresse === 'object' && adresse !== null ? adresse.port : port;
  return {
    url: `http://${BOUCLE_LOCALE}:${reel}`,
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
