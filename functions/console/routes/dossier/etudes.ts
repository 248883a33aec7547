/** The étude's queue, for its software. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import { queueDeLEtude } from '../../../../schemas/messages/pca/echange.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { entree } from '../../garde/entree.ts';
import { jamaisDAilleurs } from '../../garde/provenance.ts';
import { combien, relever } from '../mise/relever.ts';

const etudeDemandee = entree(
  z.object({ siret: siretSchema }),
  'Ce SIRET est incorrect.',
  'Un SIRET compte 14 chiffres, sans espace.',
);

export function routesEtudes(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get(
    '/:siret/messages',
    jamaisDAilleurs,
    validator('param', etudeDemandee),
    validator('query', combien),
    async (c) => {
      const queue = queueDeLEtude(c.req.valid('param').siret);
      return c.json({ messages: await relever(needs, queue, c.req.valid('query').max) });
    },
  );
  return app;
}
