/** The adhésion of one ordonnateur: its state and history, its suspension (art. 6) and the end of it. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { z } from 'zod';
import { MOTIFS_SUSPENSION } from '../../../schemas/evenements/adhesion.ts';
import { acteurSchema, empreinteSchema, siretSchema } from '../../../schemas/evenements/identifiants.ts';
import { lever, suspendre } from '../../adhesion/handler.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { introuvable, repondreRefus, veutUnePage } from '../erreur.ts';
import { commandeBreve, entree } from '../garde/entree.ts';
import { lireAdhesionDe } from '../lecture/adhesion.ts';
import { pageAdhesion } from '../pages/adhesion.ts';

const siretDemande = entree(
  z.object({ siret: siretSchema }),
  'Ce SIRET est incorrect.',
  'Un SIRET compte 14 chiffres, sans espace.',
);

const acte = {
  raison: z.string(),
  decidePar: acteurSchema,
  saisiPar: acteurSchema,
  document: empreinteSchema.nullable().optional(),
};
const suspensionDemandee = entree(
  z.object({ ...acte, motif: z.enum(MOTIFS_SUSPENSION) }),
  'La suspension doit dire son motif, sa raison, qui décide et qui saisit.',
  `« motif » est l’un de ${MOTIFS_SUSPENSION.join(', ')} ; « decidePar » et « saisiPar » sont {"role", "id", "codique"}.`,
);
const leveeDemandee = entree(
  z.object(acte),
  'La levée doit dire sa raison, qui décide et qui saisit.',
  '« decidePar » et « saisiPar » sont {"role", "id", "codique"}.',
);

export function routesAdhesions(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', siretDemande);
  app.get('/:siret', param, async (c) => {
    const adhesion = await lireAdhesionDe(needs, c.req.valid('param').siret);
    if (adhesion === null) return introuvable(c, 'Aucune adhésion n’est enregistrée pour ce SIRET.');
    return veutUnePage(c) ? c.html(pageAdhesion(adhesion)) : c.json(adhesion);
  });
  app.post('/:siret/suspension', commandeBreve, param, validator('json', suspensionDemandee), async (c) => {
    const { siret } = c.req.valid('param');
    const resultat = await suspendre(needs)({ ...c.req.valid('json'), siret });
    return resultat.ok ? c.json(await lireAdhesionDe(needs, siret)) : repondreRefus(c, resultat.refus);
  });
  app.post('/:siret/levee', commandeBreve, param, validator('json', leveeDemandee), async (c) => {
    const { siret } = c.req.valid('param');
    const resultat = await lever(needs)({ ...c.req.valid('json'), siret });
    return resultat.ok ? c.json(await lireAdhesionDe(needs, siret)) : repondreRefus(c, resultat.refus);
  });
  return app;
}
