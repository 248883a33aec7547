/** `GET /statistiques` and its CSV: the weeks of whoever asks, or of whom an administrateur names. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { codiqueSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { isoDeParis } from '../../en-clair/iso-de-paris.ts';
import { introuvable, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { type Portee, porteeDuPerimetre } from '../../lecture/portee.ts';
import { semaineDe } from '../../lecture/statistiques/semaine.ts';
import { lireStatistiques } from '../../lecture/statistiques/statistiques.ts';
import { csvDesMotifs, csvDesSemaines } from '../../lecture/statistiques/statistiques-csv.ts';
import { PERIODES, pageStatistiques } from '../../pages/statistiques/statistiques.ts';
import { disposition } from '../depot/telechargement.ts';

const demandees = entree(
  z.object({
    semaines: z.coerce.number().int().min(1).max(53).default(PERIODES[0]),
    de: z.union([z.literal(''), siretSchema, codiqueSchema]).default(''),
    table: z.enum(['semaines', 'motifs']).default('semaines'),
  }),
  'Les statistiques demandées sont illisibles.',
  '« semaines » est un nombre de 1 à 53 ; « de » est un SIRET à 14 chiffres ou un codique de 6 ou 7 chiffres.',
);

/** Only whoever sees everything may name somebody. */
function porteeDemandee(qui: Qui | null, de: string): Portee | null {
  if (qui === null) return null;
  if (qui.perimetre.type !== 'tout' || de === '') return porteeDuPerimetre(qui.perimetre);
  return siretSchema.safeParse(de).success ? `ordonnateur/${de}` : `poste/${de}`;
}

const AUCUNE = 'Aucune statistique de dépôts n’est tenue pour cette habilitation.';

export function routesStatistiques(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const lire = (portee: Portee, combien: number) =>
    lireStatistiques(needs, portee, semaineDe(needs.horloge.now()), combien);
  app.get('/statistiques', validator('query', demandees), async (c) => {
    const { semaines, de } = c.req.valid('query');
    const qui = c.get('qui');
    const portee = porteeDemandee(qui, de);
    if (portee === null) return introuvable(c, AUCUNE);
    const statistiques = await lire(portee, semaines);
    if (!veutUnePage(c)) return c.json({ portee, ...statistiques });
    const nomme = qui?.perimetre.type === 'tout' ? de : null;
    return c.render(pageStatistiques({ statistiques, combien: semaines, de: nomme }));
  });
  app.get('/statistiques.csv', validator('query', demandees), async (c) => {
    const { semaines, de, table } = c.req.valid('query');
    const portee = porteeDemandee(c.get('qui'), de);
    if (portee === null) return introuvable(c, AUCUNE);
    const lues = (await lire(portee, semaines)).semaines;
    const nom = `statistiques-${table}-${isoDeParis(needs.horloge.now()).slice(0, 10)}.csv`;
    return c.body(table === 'motifs' ? csvDesMotifs(lues) : csvDesSemaines(lues), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': disposition('attachment', nom),
    });
  });
  return app;
}
