/** A sentence that every page bears, where its server has one: a demonstration whose clock was moved says so. */
import type { MiddlewareHandler } from 'hono';
import type { ConsoleNeeds } from '../besoins.ts';

declare module 'hono' {
  interface ContextVariableMap {
    annonce: string | null;
  }
}

export const annonce =
  ({ annonce: dire }: Pick<ConsoleNeeds, 'annonce'>): MiddlewareHandler =>
  async (c, next) => {
    c.set('annonce', dire?.() ?? null);
    return next();
  };
