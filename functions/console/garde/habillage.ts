/** Pages are values: the shell is put around them here, with who reads them. */
import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { EXPLOITANT, type Qui } from '../../habilitation/qui.ts';
import { dresser, type Page } from '../pages/gabarit.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Null: nobody that we know. */
    qui: Qui | null;
  }
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: Hono asks for an interface, which others may extend.
    (page: Page, statut?: ContentfulStatusCode): Response | Promise<Response>;
  }
}

export const habillage: MiddlewareHandler = async (c, next) => {
  c.set('qui', EXPLOITANT);
  c.setRenderer((page, statut = 200) => c.html(dresser(page, { qui: c.get('qui'), chemin: c.req.path }), statut));
  return next();
};
