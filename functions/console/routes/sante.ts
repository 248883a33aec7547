import { Hono } from 'hono';
import type { ConsoleNeeds } from '../besoins.ts';
import { attenteDe } from '../lecture/liste.ts';

/** `mortes`: messages that we could not handle and that wait for an operator. They do not stop the service. */
export function routesSante(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', async (c) => c.json({ etat: 'en-service', ...(await attenteDe(needs)) }));
  return app;
}
