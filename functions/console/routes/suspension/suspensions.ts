/** The lists of art. 6: those of the poste of whoever asks, or all of them. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { porteeDuPerimetre } from '../../lecture/portee.ts';
import { listerLesSuspensions } from '../../lecture/suspension/suspensions.ts';
import { SECTIONS } from '../../lecture/suspension/suspensions-suivies.ts';
import { pageSuspensions } from '../../pages/suspension/suspensions.ts';

const listeDemandee = entree(
  z.object({ section: z.enum(SECTIONS).optional(), avant: z.string().max(200).optional() }),
  'La page de la liste demandée est illisible.',
  `« section » est l’une de ${SECTIONS.join(', ')} ; « avant » est celui que donne la page précédente.`,
);
const PAR_SECTION = 10;
const PAR_PAGE = 25;

export function routesSuspensions(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('query', listeDemandee), async (c) => {
    const { section, avant } = c.req.valid('query');
    const perimetre = c.get('qui')?.perimetre;
    const portee = perimetre === undefined ? null : porteeDuPerimetre(perimetre);
    if (perimetre === undefined || portee === null)
      return introuvable(c, 'Votre habilitation n’a pas de liste de suspensions.');
    const page = section === undefined ? { max: PAR_SECTION } : { max: PAR_PAGE, avant };
    const voulues = section === undefined ? SECTIONS : [section];
    const sections = await Promise.all(
      voulues.map((une) => listerLesSuspensions(needs, { portee, perimetre }, une, page)),
    );
    if (!veutUnePage(c)) return c.json({ sections });
    return c.render(pageSuspensions(sections, perimetre.type === 'poste' ? perimetre.codique : null));
  });
  return app;
}
