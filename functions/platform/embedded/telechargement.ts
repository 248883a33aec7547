/** Fetches a configured address: bounded in size and time, never led to another site. */
import { EchecDeTelechargement, type Telechargement } from '../../confiance/rafraichir.ts';
import { lireAuPlus } from './corps-borne.ts';

const REDIRECTIONS_MAX = 3;

export const telechargementHttp: Telechargement = {
  async lire(url, { octetsMax, delaiMs }) {
    const signal = AbortSignal.timeout(delaiMs);
    try {
      return await corps(await suivre(new URL(url), signal), octetsMax);
    } catch (erreur) {
      if (erreur instanceof EchecDeTelechargement) throw erreur;
      if (signal.aborted) throw new EchecDeTelechargement(`${url} n’a pas répondu en ${delaiMs / 1000} s.`);
      throw new EchecDeTelechargement(`${url} ne peut pas être atteint (${cause(erreur)}).`, { cause: erreur });
    }
  },
};

/** Redirections within the same origin only: another one was not configured. */
async function suivre(depart: URL, signal: AbortSignal): Promise<Response> {
  let url = depart;
  for (let n = 0; n <= REDIRECTIONS_MAX; n++) {
    if (!/^https?:$/.test(url.protocol)) throw new EchecDeTelechargement(`${url} n’est ni en http, ni en https.`);
    const reponse = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'Passerelle' },
    });
    if (reponse.status < 300 || reponse.status >= 400) return reponse;
    await reponse.body?.cancel();
    const suite = new URL(reponse.headers.get('location') ?? '', url);
    if (suite.origin !== depart.origin)
      throw new EchecDeTelechargement(`${depart} renvoie à un autre site (${suite.origin}) : il n’est pas suivi.`);
    url = suite;
  }
  throw new EchecDeTelechargement(`${depart} renvoie trop de fois d’une adresse à l’autre.`);
}

async function corps(reponse: Response, octetsMax: number): Promise<Uint8Array> {
  const { url, status, body } = reponse;
  if (status !== 200 || body === null) {
    await body?.cancel();
    throw new EchecDeTelechargement(`${url} répond ${status}.`);
  }
  const lu = await lireAuPlus(reponse, octetsMax);
  if (lu === null) throw new EchecDeTelechargement(`${url} dépasse ${octetsMax} octets.`);
  return lu;
}

function cause(erreur: unknown): string {
  const interne = erreur instanceof Error && erreur.cause instanceof Error ? erreur.cause : erreur;
  return interne instanceof Error ? interne.message : String(interne);
}
