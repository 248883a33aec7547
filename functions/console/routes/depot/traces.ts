/** `GET /depots.csv`: the trace list of the deposits of a period. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { dateSchema } from '../../../../schemas/evenements/identifiants.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { entree } from '../../garde/entree.ts';
import { listeDeTraces } from '../../lecture/depot/liste-de-traces.ts';
import { disposition, envoyer } from './telechargement.ts';

const periodeDemandee = entree(
  z.object({ du: dateSchema.optional(), au: dateSchema.optional() }),
  'La période demandée est illisible.',
  '« du » et « au » sont des dates comme 2026-09-30, comprises dans la période.',
);

export function routesTraces(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('query', periodeDemandee), (c) => {
    const { du, au } = c.req.valid('query');
    // Nobody that we know has a dossier that does not exist: the list is there, and empty.
    const perimetre = c.get('qui')?.perimetre ?? { type: 'dossier', stream: '' };
    const noms = ['depots', du, au ?? dateCivile(needs.horloge.now())].filter((nom) => nom !== undefined);
    return envoyer(c, listeDeTraces(needs, perimetre, { du, au }), {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': disposition('attachment', `${noms.join('-')}.csv`),
    });
  });
  return app;
}
