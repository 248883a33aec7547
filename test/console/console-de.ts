/** The pages of deposits as one person has them, without the door that asks who he is. */
import { Hono } from 'hono';
import type { ConsoleNeeds } from '../../functions/console/besoins.ts';
import { compression } from '../../functions/console/garde/compression.ts';
import { entetes } from '../../functions/console/garde/entetes.ts';
import { habillage } from '../../functions/console/garde/habillage.ts';
import { routesDepot } from '../../functions/console/routes/depot/depot.ts';
import { routesDepots } from '../../functions/console/routes/depot/depots.ts';
import { routesTraces } from '../../functions/console/routes/depot/traces.ts';
import { routesPages } from '../../functions/console/routes/pages.ts';
import { routesStatistiques } from '../../functions/console/routes/statistiques/statistiques.ts';
import type { Qui } from '../../functions/habilitation/qui.ts';
import type { Lectures } from '../../functions/platform/ports.ts';
import type { Role } from '../../schemas/evenements/identifiants.ts';
import { JournalEnMemoire } from '../desastre/plateforme/journal.ts';
import type { DepotsInventes } from './depots-inventes.ts';
import { enLignes } from './en-lignes.ts';

export const ORDONNATEUR = (siret: string): Qui => qui('ordonnateur', { type: 'ordonnateur', siret });
export const COMPTABLE = (codique: string): Qui => qui('comptable', { type: 'poste', codique });
export const ADMINISTRATEUR: Qui = qui('administrateur', { type: 'tout' });
export const JUGE = (stream: string): Qui => qui('juge', { type: 'dossier', stream });
export const ETUDE: Qui = qui('etude', { type: 'etude', siret: '00020000100018' });

function qui(role: Role, perimetre: Qui['perimetre']): Qui {
  return { acteur: { role, id: `hab-${role}`, codique: null }, perimetre, nom: 'Camille Exemple' };
}

const refuser = async (): Promise<never> => {
  throw new Error('these pages only count queues');
};

/** What pages of invented deposits need; `mortes`: dead letters of each queue. */
export const besoinsInventes = (
  inventes: DepotsInventes,
  lectures: Lectures,
  { maintenant, mortes = 0 }: { readonly maintenant: string; readonly mortes?: number },
): ConsoleNeeds => ({
  journal: Object.assign(new JournalEnMemoire(), inventes.journal),
  objets: inventes.objets,
  files: {
    ...{ send: refuser, receive: refuser, delete: refuser, release: refuser, deadLetters: refuser, redrive: refuser },
    oldest: async () => null,
    counts: async () => ({ visible: 0, leased: 0, dead: mortes }),
  },
  lectures,
  horloge: { now: () => maintenant },
  hotes: [],
  ressources: new Map(),
  signaler: (erreur) => {
    throw erreur;
  },
});

export function consoleDe(needs: ConsoleNeeds, lui: Qui | null) {
  const app = new Hono();
  app.use(compression, entetes, habillage, async (c, next) => {
    c.set('qui', lui);
    return next();
  });
  app.route('/', routesPages(needs));
  app.route('/', routesStatistiques(needs));
  app.route('/depots', routesDepots(needs));
  app.route('/depots.csv', routesTraces(needs));
  app.route('/depots/:id', routesDepot(needs));
  const appeler = (chemin: string, headers: Record<string, string> = {}) => enLignes(app.request(chemin, { headers }));
  return {
    appeler,
    page: async (chemin: string) => (await appeler(chemin, { Accept: 'text/html' })).text(),
    json: async (chemin: string) => (await appeler(chemin)).json(),
  };
}
