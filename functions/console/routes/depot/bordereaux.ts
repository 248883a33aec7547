/** A bordereau of a deposit, to be read: the flow is read again, and nothing of it is kept. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { fluxRejete } from '../../../depot/rejet.ts';
import { lireBordereau } from '../../../format/lecture-du-bordereau/lire-bordereau.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, veutUnePage } from '../../erreur.ts';
import { documentDuBordereau, montrer, pjReferees } from '../../lecture/depot/bordereau-montre.ts';
import { pjTransmisesAilleurs } from '../../lecture/depot/pj-transmises.ts';
import { pageBordereau } from '../../pages/depot/bordereau.ts';
import { dejaPurge, dossierDe, inconnu, objetDemande, pageDemandee } from './depot-demande.ts';

export function routesBordereaux(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/:rang', validator('param', objetDemande), validator('query', pageDemandee), async (c) => {
    const { id, rang } = c.req.valid('param');
    const { page } = c.req.valid('query');
    const dossier = await dossierDe(needs, id, rang);
    if (dossier === null) return inconnu(c);
    const purge = dejaPurge(c, dossier, 'fichier') ?? dejaPurge(c, dossier, 'verdict');
    if (purge !== null) return purge;
    const lu = await lireBordereau(needs.objets.read(dossier.fichier), { rang, page });
    if (lu === null) return introuvable(c, 'Ce dépôt n’a pas de bordereau à ce rang.');
    if (page > lu.pages) return introuvable(c, `Ce bordereau compte ${lu.pages} page${lu.pages > 1 ? 's' : ''}.`);
    const qui = c.get('qui');
    const { resume, verdict } = dossier;
    // What a rejected flow says of itself was not found true.
    const admis = verdict !== null && !fluxRejete(verdict) && qui !== null;
    const transmises = admis
      ? await pjTransmisesAilleurs(needs, resume.depotId, verdict.entete, pjReferees(lu), {
          expediteur: resume.expediteur,
          perimetre: qui.perimetre,
        })
      : undefined;
    const montre = montrer(dossier, lu, transmises);
    return veutUnePage(c) ? c.render(pageBordereau(montre, qui)) : c.json(documentDuBordereau(montre));
  });
  return app;
}
