/** `GET /openapi.yaml`: what programs may ask, and what they are answered (docs/api.md). */
import { Hono } from 'hono';
import type { ConsoleNeeds } from '../besoins.ts';
import { introuvable } from '../erreur.ts';

export function routesContrat({ contrat }: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', (c) =>
    contrat === undefined
      ? introuvable(c, 'Ce serveur ne publie pas le contrat de son API.')
      : c.body(contrat.contenu, 200, { 'Content-Type': contrat.type, 'Cache-Control': 'no-cache' }),
  );
  return app;
}
