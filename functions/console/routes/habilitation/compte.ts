/** One's own account: the rights that one has, and the one in use. */
import { Hono } from 'hono';
import * as z from 'zod';
import { habilitationIdSchema } from '../../../../schemas/evenements/habilitation.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, veutUnePage } from '../../erreur.ts';
import { commandeBreve } from '../../garde/entree.ts';
import { poserSession } from '../../garde/session.ts';
import { utilisablesPar } from '../../lecture/habilitation/compte.ts';
import { pageCompte } from '../../pages/habilitation/compte.ts';
import { pageConnexion } from '../../pages/habilitation/connexion.ts';
import { cheminSur } from './chemin-sur.ts';

const choix = z.object({ id: habilitationIdSchema, vers: z.string().max(2000).optional() });

export function routesCompte(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const { acces, horloge } = needs;
  app.get('/', async (c) => {
    const [session, qui] = [c.get('session'), c.get('qui')];
    if (!veutUnePage(c))
      return c.json({ acteur: qui?.acteur ?? null, perimetre: qui?.perimetre ?? null, actes: qui?.actes ?? null });
    if (session === null || acces === undefined)
      return c.render(pageConnexion({ fournisseur: null, personas: (await acces?.personas()) ?? [], vers: '/' }));
    const { siennes, ailleurs } = await utilisablesPar(needs, session);
    return c.render(
      pageCompte({
        ...{ nom: session.nom, habilitations: siennes, ailleurs, contact: acces.contact },
        enCours: qui === null ? null : session.habilitation,
        vers: cheminSur(c.req.query('vers')),
      }),
    );
  });
  app.post('/habilitation', commandeBreve, async (c) => {
    const session = c.get('session');
    const demande = choix.safeParse(await c.req.parseBody());
    const siennes = session === null ? [] : (await utilisablesPar(needs, session)).siennes;
    const choisie = siennes.find(({ id }) => id === demande.data?.id);
    if (session === null || acces === undefined || choisie === undefined)
      return repondreErreur(
        c,
        403,
        'Cette habilitation n’est pas la vôtre, ou n’a plus cours.',
        'Choisissez-en une autre à la page « Votre compte ».',
      );
    poserSession(c, acces, { ...session, habilitation: choisie.id }, horloge.now());
    return c.redirect(cheminSur(demande.data?.vers), 303);
  });
  return app;
}
