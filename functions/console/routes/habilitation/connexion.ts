/** Signing in and out. The provider says who someone is; the register, what he may do. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { FournisseurMuet, type Identification, IdentificationRefusee } from '../../../habilitation/fournisseur.ts';
import { personneDe } from '../../../habilitation/personne.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, veutUnePage } from '../../erreur.ts';
import type { Acces } from '../../garde/acces.ts';
import { commandeBreve } from '../../garde/entree.ts';
import { confier, fermerSession, nouvelleSession, oublier, poserSession, reprendre } from '../../garde/session.ts';
import { utilisablesPar } from '../../lecture/habilitation/compte.ts';
import { pageConnexion, pageDeconnexion } from '../../pages/habilitation/connexion.ts';
import { cheminSur } from './chemin-sur.ts';

/** Time to type a password and a second factor. */
const ALLER_SECONDES = 15 * 60;
const ALLER = 'passerelle-aller';
const DEPART = 'passerelle-depart';

const allerSchema = z.object({
  etat: z.string(),
  nonce: z.string(),
  verifieur: z.string().nullable(),
  vers: z.string(),
  expireLe: z.string(),
});
const departSchema = z.object({ etat: z.string() });

/** Under a new session, with his only right where he has one; he chooses where he has several, and is told where none. */
async function ouvrir(c: Context, needs: ConsoleNeeds, acces: Acces, qui: Identification, vers: string) {
  const instant = needs.horloge.now();
  const personne = personneDe(acces.cles, qui.courriel);
  const { siennes } = await utilisablesPar(needs, { personne, siret: qui.siret });
  const seule = siennes.length === 1 ? (siennes[0]?.id ?? null) : null;
  const { nom, siret, idToken } = qui;
  const persona = acces.fournisseur === null;
  poserSession(
    c,
    acces,
    nouvelleSession({ personne, nom, siret, persona, idToken, habilitation: seule }, instant),
    instant,
  );
  return c.redirect(seule === null ? `/compte?vers=${encodeURIComponent(vers)}` : vers, 303);
}

const recommencer = 'Revenez à la page de connexion, et recommencez.';
const refusee = (c: Context, phrase: string) => repondreErreur(c, 403, phrase, recommencer);
const muet = (c: Context, nom: string) =>
  repondreErreur(
    c,
    503,
    `${nom} ne répond pas : vous ne pouvez pas vous connecter pour l’instant.`,
    'Recommencez dans quelques minutes.',
  );

function echec(c: Context, needs: ConsoleNeeds, nom: string, erreur: unknown) {
  if (erreur instanceof FournisseurMuet) {
    needs.signaler(erreur);
    return muet(c, nom);
  }
  if (erreur instanceof IdentificationRefusee) return refusee(c, erreur.phrase);
  throw erreur;
}

function routesDuFournisseur(app: Hono, needs: ConsoleNeeds, acces: Acces) {
  const { fournisseur } = acces;
  if (fournisseur === null) return;
  app.get('/connexion/aller', async (c) => {
    try {
      const { depart, adresse } = await fournisseur.partir();
      const expireLe = new Date(Date.parse(needs.horloge.now()) + ALLER_SECONDES * 1000).toISOString();
      confier(c, acces, ALLER, { ...depart, vers: cheminSur(c.req.query('vers')), expireLe }, ALLER_SECONDES);
      return c.redirect(adresse.href, 302);
    } catch (erreur) {
      return echec(c, needs, fournisseur.nom, erreur);
    }
  });
  app.get('/connexion/retour', async (c) => {
    const aller = allerSchema.safeParse(reprendre(c, acces, ALLER));
    oublier(c, acces, ALLER);
    if (!aller.success || aller.data.expireLe <= needs.horloge.now())
      return refusee(c, 'Cette connexion n’a pas été demandée depuis ce navigateur, ou l’a été il y a trop longtemps.');
    try {
      const identification = await fournisseur.revenir(aller.data, new URL(c.req.url));
      return await ouvrir(c, needs, acces, identification, aller.data.vers);
    } catch (erreur) {
      return echec(c, needs, fournisseur.nom, erreur);
    }
  });
}

const personaDemandee = z.object({ courriel: z.string().max(254), vers: z.string().max(2000).optional() });

function routesDeLaDemonstration(app: Hono, needs: ConsoleNeeds, acces: Acces) {
  app.post('/connexion/persona', commandeBreve, async (c) => {
    const demande = personaDemandee.safeParse(await c.req.parseBody());
    const persona = (await acces.personas()).find(({ courriel }) => courriel === demande.data?.courriel);
    if (persona === undefined) return introuvable(c, 'Ce serveur ne connaît pas cette personne.');
    return ouvrir(c, needs, acces, { ...persona, idToken: null }, cheminSur(demande.data?.vers));
  });
}

/** Where the provider's own session ends; null where it has none, or does not answer: ours is closed all the same. */
async function sortieDe(c: Context, needs: ConsoleNeeds, { fournisseur, ...acces }: Acces, idToken: string | null) {
  if (fournisseur === null) return null;
  const { etat } = { etat: crypto.randomUUID() + crypto.randomUUID() };
  try {
    const adresse = await fournisseur.quitter(idToken, etat);
    if (adresse === null) return null;
    confier(c, { fournisseur, ...acces }, DEPART, { etat }, ALLER_SECONDES);
    return { adresse: adresse.href, nom: fournisseur.nom };
  } catch (erreur) {
    needs.signaler(erreur);
    return null;
  }
}

function routesDeSortie(app: Hono, needs: ConsoleNeeds, acces: Acces) {
  app.post('/deconnexion', async (c) => {
    const session = c.get('session');
    if (session !== null) await fermerSession(c, needs, acces, session);
    const suite = session === null ? null : await sortieDe(c, needs, acces, session.idToken);
    c.set('session', null);
    c.set('qui', null);
    // Not a redirection: our policy lets no form lead to another site, and browsers hold its redirections to it.
    if (suite !== null) c.header('Refresh', `0; url=${suite.adresse}`);
    return veutUnePage(c) ? c.render(pageDeconnexion(suite)) : c.json({ suite: suite?.adresse ?? null });
  });
  app.get('/deconnexion/retour', (c) => {
    const depart = departSchema.safeParse(reprendre(c, acces, DEPART));
    oublier(c, acces, DEPART);
    if (!depart.success || depart.data.etat !== c.req.query('state'))
      return refusee(c, 'Cette déconnexion n’a pas été demandée depuis ce navigateur.');
    return c.render(pageDeconnexion(null));
  });
}

export function routesConnexion(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const { acces } = needs;
  app.get('/connexion', async (c) => {
    const vers = cheminSur(c.req.query('vers'));
    return c.render(
      pageConnexion({ fournisseur: acces?.fournisseur?.nom ?? null, personas: (await acces?.personas()) ?? [], vers }),
    );
  });
  if (acces === undefined) return app;
  routesDuFournisseur(app, needs, acces);
  routesDeLaDemonstration(app, needs, acces);
  routesDeSortie(app, needs, acces);
  return app;
}
