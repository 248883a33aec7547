/** May he? Asked of every request, once it is known who calls, and before any route sees it. */
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { concerne } from '../../habilitation/perimetre.ts';
import { peut } from '../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { introuvable, repondreErreur, veutUnePage } from '../erreur.ts';
import { DROITS, type Droit } from './table-des-droits.ts';

const PAR_ROUTE = new Map(DROITS.map((droit) => [`${droit.methode} ${droit.chemin}`, droit]));

/** The part of the address that a pattern names, decoded as the route will have it. */
const parametreDe = (chemin: string, adresse: string) => (nom: string) => {
  const brut = adresse.split('/')[chemin.split('/').indexOf(`:${nom}`)] ?? '';
  try {
    return decodeURIComponent(brut);
  } catch {
    return brut;
  }
};

/** Middlewares are for all methods and end by a star; the first that is none will answer. */
const routeDe = (c: Context) => matchedRoutes(c).find(({ method, path }) => method !== 'ALL' || !path.endsWith('*'));

function refuserLInconnu(c: Context) {
  const retour = c.req.method === 'GET' ? `?vers=${encodeURIComponent(c.req.path + new URL(c.req.url).search)}` : '';
  if (veutUnePage(c)) return c.redirect(`/connexion${retour}`, 303);
  c.header('WWW-Authenticate', 'Bearer');
  return repondreErreur(
    c,
    401,
    'Cette demande doit dire qui la fait.',
    'Connectez-vous, ou envoyez un jeton (Authorization: Bearer …, --jeton ou PASSERELLE_JETON).',
  );
}

const horsRole = (c: Context) =>
  repondreErreur(
    c,
    403,
    'Votre habilitation ne permet pas cet acte.',
    'Choisissez une autre de vos habilitations, ou demandez celle qui convient à l’administrateur.',
  );

const horsPerimetre = (c: Context, { secret }: Droit) =>
  secret === undefined
    ? repondreErreur(
        c,
        403,
        'Cet organisme n’est pas celui de votre habilitation.',
        'Vérifiez l’identifiant de l’organisme, ou choisissez une autre de vos habilitations.',
      )
    : introuvable(c, secret);

export const droits =
  (needs: ConsoleNeeds): MiddlewareHandler =>
  async (c, next) => {
    const route = routeDe(c);
    if (route === undefined) return next();
    const droit = PAR_ROUTE.get(`${route.method} ${route.path}`);
    if (droit === undefined) return horsRole(c);
    const { acte, cible } = droit;
    if (acte === 'public') return next();
    const qui = c.get('qui');
    if (acte === 'identifie') return qui === null && c.get('session') === null ? refuserLInconnu(c) : next();
    if (qui === null) {
      if (c.get('session') === null) return refuserLInconnu(c);
      return veutUnePage(c) ? c.redirect('/compte', 303) : horsRole(c);
    }
    if (!peut(qui, acte)) return horsRole(c);
    if (cible === undefined || qui.perimetre.type === 'tout') return next();
    const trouvee = await cible(needs, parametreDe(droit.chemin, c.req.path), c);
    return trouvee !== null && concerne(qui.perimetre, trouvee) ? next() : horsPerimetre(c, droit);
  };
