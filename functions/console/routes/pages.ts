/** The home page, the pages that every public site owes its readers, and the files of the theme. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import type { ConsoleNeeds } from '../besoins.ts';
import { introuvable } from '../erreur.ts';
import { listerDepots } from '../lecture/liste.ts';
import { pageDepots } from '../pages/depots.ts';
import { pageAccessibilite, pageDonnees, pageMentions } from '../pages/obligations.ts';
import { listeDemandee } from './depots.ts';

export function routesPages(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('query', listeDemandee), async (c) =>
    c.render(pageDepots(await listerDepots(needs, c.req.valid('query')))),
  );
  app.get('/accessibilite', (c) => c.render(pageAccessibilite()));
  app.get('/mentions-legales', (c) => c.render(pageMentions()));
  app.get('/donnees-personnelles', (c) => c.render(pageDonnees()));
  app.get('/theme/:nom', (c) => {
    const ressource = needs.ressources.get(c.req.param('nom'));
    if (ressource === undefined) return introuvable(c, 'Ce fichier n’existe pas.');
    return c.body(ressource.contenu, 200, { 'Content-Type': ressource.type, 'Cache-Control': 'no-cache' });
  });
  return app;
}
