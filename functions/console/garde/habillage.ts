/** Pages are values: the shell is put around them here, with who reads them. */
import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { dresser, type Page } from '../pages/gabarit.ts';
import { typographier } from '../pages/typographie.ts';

declare module 'hono' {
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: Hono asks for an interface, which others may extend.
    (page: Page, statut?: ContentfulStatusCode): Response | Promise<Response>;
  }
}

/** Nobody is known until `identification` says who. */
export const habillage: MiddlewareHandler = async (c, next) => {
  c.set('qui', null);
  c.set('session', null);
  c.set('parJeton', false);
  c.setRenderer(async (page, statut = 200) => {
    const visite = { qui: c.get('qui'), chemin: c.req.path, annonce: c.get('annonce') ?? null };
    return c.html(typographier(String(await dresser(page, visite))), statut);
  });
  return next();
};
