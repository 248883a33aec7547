/** How often: each address for what anybody may ask, each identity for what changes something. */
import type { Context, MiddlewareHandler } from 'hono';
import type { ConsoleNeeds } from '../besoins.ts';
import { repondreErreur } from '../erreur.ts';

export interface Seau {
  /** Tokens that it holds when full, and those that come back each second. */
  readonly contenance: number;
  readonly parSeconde: number;
}

interface Niveau {
  readonly reste: number;
  readonly ms: number;
}

/** Buckets in memory at most: beyond, the one that was asked the longest ago is forgotten, which is full again. */
const SEAUX_MAX = 10_000;

/** A token bucket for each key. Gives the seconds to wait, 0 where it may go on. */
export function limiteur({ contenance, parSeconde }: Seau, max = SEAUX_MAX): (cle: string, ms: number) => number {
  const niveaux = new Map<string, Niveau>();
  return (cle, ms) => {
    const avant = niveaux.get(cle) ?? { reste: contenance, ms };
    const reste = Math.min(contenance, avant.reste + (Math.max(0, ms - avant.ms) / 1000) * parSeconde);
    niveaux.delete(cle);
    const plusAncienne = niveaux.size >= max ? niveaux.keys().next().value : undefined;
    if (plusAncienne !== undefined) niveaux.delete(plusAncienne);
    niveaux.set(cle, { reste: reste < 1 ? reste : reste - 1, ms });
    return reste < 1 ? Math.ceil((1 - reste) / parSeconde) : 0;
  };
}

/** A few tries, then one every six seconds. */
const CONNEXION: Seau = { contenance: 20, parSeconde: 1 / 6 };
/** A month's end in one go, then twenty flows a second. */
const ECRITURE: Seau = { contenance: 300, parSeconde: 20 };

const SANS_EFFET = ['GET', 'HEAD', 'OPTIONS'];

/** Of the sign-in: what makes a provider or a session work for nothing. Reading its page costs nothing. */
const seConnecte = ({ req }: Context): boolean =>
  req.path.startsWith('/connexion/') || (req.path === '/essai' && req.method === 'POST');

function trop(c: Context, secondes: number) {
  c.header('Retry-After', String(secondes));
  return repondreErreur(c, 429, 'Trop de demandes en peu de temps.', `Recommencez dans ${secondes} s.`);
}

/** Whoever runs this machine waits for nobody. */
export function debit({ acces, horloge }: ConsoleNeeds): MiddlewareHandler {
  const connexions = limiteur(CONNEXION);
  const ecritures = limiteur(ECRITURE);
  return async (c, next) => {
    const ms = Date.parse(horloge.now());
    if (acces !== undefined && seConnecte(c)) {
      const attendre = connexions(acces.origine(c), ms);
      if (attendre > 0) return trop(c, attendre);
    }
    const qui = c.get('session')?.personne ?? (c.get('parJeton') ? c.get('qui')?.acteur.id : undefined);
    if (qui !== undefined && !SANS_EFFET.includes(c.req.method)) {
      const attendre = ecritures(qui, ms);
      if (attendre > 0) return trop(c, attendre);
    }
    return next();
  };
}
