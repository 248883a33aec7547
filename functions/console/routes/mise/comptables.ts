/** The comptable's queue, for his software. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { codiqueSchema } from '../../../../schemas/evenements/identifiants.ts';
import { queueDuComptable } from '../../../../schemas/messages/mise-a-disposition.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { entree } from '../../garde/entree.ts';
import { jamaisDAilleurs } from '../../garde/provenance.ts';
import { combien, relever } from './relever.ts';

const codiqueDemande = entree(
  z.object({ codique: codiqueSchema }),
  'Ce codique de poste comptable est incorrect.',
  'Un codique compte 6 ou 7 chiffres (ou 02A, 02B suivi de 3 ou 4 chiffres).',
);

export function routesComptables(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', codiqueDemande);
  app.get('/:codique/messages', jamaisDAilleurs, param, validator('query', combien), async (c) => {
    const queue = queueDuComptable(c.req.valid('param').codique);
    return c.json({ messages: await relever(needs, queue, c.req.valid('query').max) });
  });
  return app;
}
