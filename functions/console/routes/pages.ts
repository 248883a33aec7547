/** The home page, the pages that every public site owes its readers, and the files of the theme. */
import { Hono } from 'hono';
import { peut, type Qui } from '../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { introuvable } from '../erreur.ts';
import { type SourceDeTaches, tachesDe } from '../lecture/accueil/accueil.ts';
import { tachesDesCertificats } from '../lecture/accueil/accueil-certificats.ts';
import { tachesDesContrats } from '../lecture/accueil/accueil-contrats.ts';
import { tachesDeLaPca } from '../lecture/accueil/accueil-pca.ts';
import { tachesDesSuspensions } from '../lecture/accueil/accueil-suspensions.ts';
import { fluxATraiter } from '../lecture/accueil/flux-a-traiter.ts';
import { listerDepots } from '../lecture/depot/liste.ts';
import { porteeDuPerimetre } from '../lecture/portee.ts';
import { pageAccueil, pageAccueilDuDossier, pageAccueilPublic } from '../pages/accueil/accueil.ts';
import type { Page } from '../pages/gabarit.ts';
import { pageAccessibilite, pageDonnees, pageMentions } from '../pages/obligations.ts';

/** The latest deposits that the home page recalls. */
const DERNIERS = 5;

/** A deposit, or a dossier of the phase comminatoire: its codique, then its number. */
function lienDuDossier(stream: string): string | null {
  const [, famille, id = ''] = /^(depot|dossier)\/(.+)$/.exec(stream) ?? [];
  if (famille === undefined) return null;
  return famille === 'depot' ? `/depots/${id}` : `/dossiers/${id.replace('-', '/')}`;
}

async function accueil(needs: ConsoleNeeds, qui: Qui, sources: readonly SourceDeTaches[]): Promise<Page> {
  const { perimetre } = qui;
  if (perimetre.type === 'dossier') {
    return pageAccueilDuDossier(lienDuDossier(perimetre.stream));
  }
  const aDesDepots = peut(qui, 'lire-depots') && porteeDuPerimetre(perimetre) !== null;
  const [taches, aTraiter, liste] = await Promise.all([
    tachesDe(needs, qui, sources),
    fluxATraiter(needs.lectures, qui),
    aDesDepots ? listerDepots(needs, perimetre, { max: DERNIERS }) : null,
  ]);
  return pageAccueil({ qui, taches, aTraiter, derniers: liste?.depots ?? null, maintenant: needs.horloge.now() });
}

export function routesPages(needs: ConsoleNeeds): Hono {
  const sources = [
    tachesDeLaPca(needs),
    tachesDesContrats(needs),
    tachesDesSuspensions(needs),
    tachesDesCertificats(needs),
  ];
  const app = new Hono();
  app.get('/', async (c) => {
    const qui = c.get('qui');
    return c.render(qui === null ? pageAccueilPublic() : await accueil(needs, qui, sources));
  });
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
