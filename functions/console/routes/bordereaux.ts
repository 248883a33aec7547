/** A bordereau of a deposit, to be read: the flow is read again, and nothing of it is kept. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { z } from 'zod';
import { lireBordereau } from '../../format/lecture-du-bordereau/lire-bordereau.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { introuvable, veutUnePage } from '../erreur.ts';
import { entree } from '../garde/entree.ts';
import { documentDuBordereau, montrer } from '../lecture/bordereau-montre.ts';
import { pageBordereau } from '../pages/bordereau.ts';
import { dossierDe, inconnu, objetDemande } from './depot-demande.ts';

const pageDemandee = entree(
  z.object({ page: z.coerce.number().int().min(1).max(1_000_000).default(1) }),
  'La page demandée est illisible.',
  '« page » est un nombre, à partir de 1.',
);

export function routesBordereaux(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/:rang', validator('param', objetDemande), validator('query', pageDemandee), async (c) => {
    const { id, rang } = c.req.valid('param');
    const { page } = c.req.valid('query');
    const dossier = await dossierDe(needs, id);
    if (dossier === null) return inconnu(c);
    const lu = await lireBordereau(needs.objets.read(dossier.fichier), { rang, page });
    if (lu === null) return introuvable(c, 'Ce dépôt n’a pas de bordereau à ce rang.');
    if (page > lu.pages) return introuvable(c, `Ce bordereau compte ${lu.pages} page${lu.pages > 1 ? 's' : ''}.`);
    const montre = montrer(dossier, lu);
    return veutUnePage(c) ? c.html(pageBordereau(montre)) : c.json(documentDuBordereau(montre));
  });
  return app;
}
