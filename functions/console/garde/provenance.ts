/** Who may call: without authentication, the browser of the machine is the door that others could push open. */
import type { Context, MiddlewareHandler } from 'hono';
import { repondreErreur } from '../erreur.ts';

/** The name in a Host header, without its port; null where it is none. */
function nomDe(host: string | undefined): string | null {
  const url = host === undefined ? null : URL.parse(`http://${host}`);
  return url === null || url.pathname !== '/' || url.username !== '' ? null : url.hostname;
}

/** A page of another site may make its own name point to this machine: only the names we know are answered. */
export const hoteConnu =
  (hotes: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    const nom = nomDe(c.req.header('host'));
    if (nom !== null && hotes.includes(nom)) return next();
    return repondreErreur(
      c,
      421,
      'Ce serveur ne répond pas sous ce nom.',
      `Appelez-le par l’un de ses noms : ${hotes.join(', ')}.`,
    );
  };

const SANS_EFFET = ['GET', 'HEAD', 'OPTIONS'];

/** Of a program, which has neither, nothing is asked; of a browser, that both say « from here ». */
function vientDIci(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  const origine = c.req.header('origin');
  return (
    (site === undefined || site === 'same-origin' || site === 'none') &&
    (origine === undefined || URL.parse(origine)?.host === c.req.header('host'))
  );
}

/** Whoever sends a cookie is a browser, and all of them say at least one of the two. */
const seTait = (c: Context): boolean =>
  c.req.header('sec-fetch-site') === undefined && c.req.header('origin') === undefined;

const dAilleurs = (c: Context) =>
  repondreErreur(
    c,
    403,
    'Cette demande vient d’un autre site : elle est refusée.',
    'Agissez depuis la console de Passerelle, ou par l’API hors d’un navigateur.',
  );

/** For a route whose very GET has an effect: an image of another site would be enough to call it. */
export const jamaisDAilleurs: MiddlewareHandler = async (c, next) => {
  return vientDIci(c) ? next() : dAilleurs(c);
};

/** A form or a script of another site must not deposit, suspend or acknowledge in the name of whoever visits it. */
export const memeOrigine: MiddlewareHandler = async (c, next) => {
  if (SANS_EFFET.includes(c.req.method)) return next();
  return vientDIci(c) && !(seTait(c) && c.get('session') !== null) ? next() : dAilleurs(c);
};
