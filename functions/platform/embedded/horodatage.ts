/** A time-stamping authority over HTTP (RFC 3161 §3.4): the one address that the operator declared, and no other. */
import { demanderUnJeton } from '../../preuve/jeton/demande.ts';
import type { Horodatage } from '../ports.ts';
import { lireAuPlus } from './corps-borne.ts';

const DELAI_MS = 20_000;
/** A token with the certificates of its path has some kB. */
const OCTETS_MAX = 1_000_000;

/** The authority gave no token. The message is a French sentence. */
class HorodatageIndisponible extends Error {}

async function corps(reponse: Response, url: string): Promise<Uint8Array> {
  const lu = await lireAuPlus(reponse, OCTETS_MAX);
  if (lu === null) throw new HorodatageIndisponible(`Le service d’horodatage ${url} répond trop long.`);
  return lu;
}

export const horodatageHttp = (url: string): Horodatage => ({
  async horodater(sha256, nonce) {
    try {
      const reponse = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(DELAI_MS),
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: Buffer.from(demanderUnJeton(sha256, nonce)),
      });
      if (reponse.ok) return await corps(reponse, url);
      await reponse.body?.cancel();
      throw new HorodatageIndisponible(`Le service d’horodatage ${url} répond ${reponse.status}.`);
    } catch (erreur) {
      if (erreur instanceof HorodatageIndisponible) throw erreur;
      throw new HorodatageIndisponible(`Le service d’horodatage ${url} ne répond pas : il sera redemandé.`, {
        cause: erreur,
      });
    }
  },
});
