/** The adhésion of one ordonnateur: its form, its state and history, its suspension (art. 6) and the end of it. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { formulaireSchema } from '../../../schemas/evenements/adhesion.ts';
import { acteurSchema, empreinteSchema, siretSchema } from '../../../schemas/evenements/identifiants.ts';
import { MOTIFS_SUSPENSION } from '../../../schemas/evenements/suspension.ts';
import { activer, lever, suspendre } from '../../adhesion/handler.ts';
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

/** The SIRET is in the address. What is not said is what annexe 2 has where nothing is restricted. */
const formulaireDemande = entree(
  z.object({
    codiques: formulaireSchema.shape.codiques,
    depuis: formulaireSchema.shape.depuis,
    domaines: formulaireSchema.shape.domaines.default(['depense', 'recette']),
    budgets: formulaireSchema.shape.budgets.default(null),
    siretsRattaches: formulaireSchema.shape.siretsRattaches.default([]),
    pjDematerialisees: z.boolean().default(true),
    saisiPar: acteurSchema,
  }),
  'Le formulaire d’adhésion est incomplet ou incorrect.',
  'Il dit « codiques » (un codique compte 6 ou 7 chiffres), « depuis » (une date existante, AAAA-MM-JJ), « saisiPar » {"role", "id", "codique"} (« id » : des lettres sans accent, des chiffres ou . _ : -) et, au besoin, « domaines », « budgets » (codes à deux caractères), « siretsRattaches », « pjDematerialisees ».',
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
    return veutUnePage(c) ? c.render(pageAdhesion(adhesion)) : c.json(adhesion);
  });
  app.post('/:siret', commandeBreve, param, validator('json', formulaireDemande), async (c) => {
    const { siret } = c.req.valid('param');
    const { saisiPar, ...formulaire } = c.req.valid('json');
    const resultat = await activer(needs)({ formulaire: { ...formulaire, siret }, saisiPar });
    if (!resultat.ok) return repondreRefus(c, resultat.refus);
    c.header('Location', `/adhesions/${siret}`);
    return c.json(await lireAdhesionDe(needs, siret), resultat.events.length === 0 ? 200 : 201);
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
