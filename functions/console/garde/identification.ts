/** Who calls: the session of a person, the token of a program; where nobody can sign in, whoever runs this machine. */
import type { Context, MiddlewareHandler } from 'hono';
import { quiDuJeton } from '../../habilitation/jeton.ts';
import { EXPLOITANT, type Qui } from '../../habilitation/qui.ts';
import { quiDe } from '../../habilitation/resoudre.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { repondreErreur } from '../erreur.ts';
import { noterUsage } from '../lecture/habilitation/usage-des-jetons.ts';
import { modeHabilite } from './acces.ts';
import { type Session, sessionDe } from './session.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Null: nobody that we know. */
    qui: Qui | null;
    /** Of a person; null for a program. */
    session: Session | null;
    /** A program that gave its token. */
    parJeton: boolean;
  }
}

const PORTEUR = /^Bearer ([!-~]{1,200})$/i;

function jetonRefuse(c: Context) {
  c.header('WWW-Authenticate', 'Bearer error="invalid_token"');
  return repondreErreur(
    c,
    401,
    'Ce jeton n’est pas admis.',
    'Il a pu expirer ou être révoqué : demandez-en un autre à qui l’a émis.',
  );
}

export const identification =
  (needs: ConsoleNeeds): MiddlewareHandler =>
  async (c, next) => {
    const { acces, journal, horloge } = needs;
    const annonce = c.req.header('authorization');
    // API Gateway has checked its own signature (SigV4) before us: any other scheme is no affair of ours.
    if (annonce !== undefined && /^bearer\b/i.test(annonce)) {
      const qui = await quiDuJeton(journal, PORTEUR.exec(annonce)?.[1] ?? '', horloge.now());
      if (qui === null) return jetonRefuse(c);
      c.set('qui', qui);
      c.set('parJeton', true);
      await noterUsage(needs.lectures, qui.acteur.id, horloge.now()).catch(needs.signaler);
      return next();
    }
    const session = acces === undefined ? null : await sessionDe(c, needs, acces);
    c.set('session', session);
    if (session === null) c.set('qui', modeHabilite(acces) ? null : EXPLOITANT);
    else if (session.habilitation !== null)
      c.set('qui', await quiDe(journal, session, session.habilitation, horloge.now()));
    return next();
  };
