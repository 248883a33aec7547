/** Pages and HTTP API, the same on every platform: whoever hosts it gives it its needs. */
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ConsoleNeeds } from './besoins.ts';
import { introuvable, repondreErreur } from './erreur.ts';
import { entetes } from './garde/entetes.ts';
import { habillage } from './garde/habillage.ts';
import { hoteConnu, memeOrigine } from './garde/provenance.ts';
import { routesAdhesions } from './routes/adhesions.ts';
import { routesBordereaux } from './routes/bordereaux.ts';
import { routesComptables } from './routes/comptables.ts';
import { routesDepot } from './routes/depot.ts';
import { routesDepots } from './routes/depots.ts';
import { routesMises } from './routes/mises.ts';
import { routesPages } from './routes/pages.ts';
import { routesPj } from './routes/pj.ts';
import { routesPreuve } from './routes/preuve.ts';
import { routesSante } from './routes/sante.ts';
import { routesTraces } from './routes/traces.ts';

export function application(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.use(entetes, habillage, hoteConnu(needs.hotes), memeOrigine);
  app.route('/', routesPages(needs));
  app.route('/sante', routesSante(needs));
  app.route('/depots', routesDepots(needs));
  app.route('/depots.csv', routesTraces(needs));
  app.route('/depots/:id', routesDepot(needs));
  app.route('/depots/:id/bordereaux', routesBordereaux(needs));
  app.route('/depots/:id/pj', routesPj(needs));
  app.route('/depots/:id/preuve', routesPreuve(needs));
  app.route('/comptables', routesComptables(needs));
  app.route('/mises-a-disposition', routesMises(needs));
  app.route('/adhesions', routesAdhesions(needs));
  app.notFound((c) => introuvable(c, 'Cette adresse n’existe pas.'));
  app.onError((erreur, c) => {
    if (erreur instanceof HTTPException && erreur.status < 500) {
      return repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON (Content-Type: application/json).');
    }
    needs.signaler(erreur);
    return repondreErreur(
      c,
      500,
      'Passerelle n’a pas pu répondre à cette demande.',
      'Recommencez ; si l’erreur persiste, consultez les messages du serveur.',
    );
  });
  return app;
}
