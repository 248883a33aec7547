/** Contracts: their list, and each of them. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { contratIdSchema } from '../../../../schemas/pca/identifiants.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { peut, type Qui } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { type ContratLu, lireContratDe } from '../../lecture/contrat/contrat.ts';
import { listerContrats } from '../../lecture/contrat/contrats-connus.ts';
import { pageContrat } from '../../pages/contrat/contrat.ts';
import { pageContrats } from '../../pages/contrat/contrats.ts';
import { actesPossibles, peutReaffecter } from './actes-possibles.ts';
import { documentsOuverts, routesDocumentsDuContrat } from './documents.ts';
import { routesNouveauContrat } from './nouveau.ts';
import { contratEnJson, contratInconnu } from './reponses.ts';

const liste = entree(
  z.object({ apres: z.union([z.literal(''), contratIdSchema]).optional() }),
  'La page demandée est illisible.',
  '« apres » est l’identifiant d’un contrat.',
);

const reaffecte = ({ titulaire }: ContratLu, qui: Qui | null): boolean =>
  titulaire.type === 'groupement' && peutReaffecter(qui);

const enregistre = (qui: Qui): boolean =>
  peut(qui, 'tenir-contrat') && (qui.acteur.role === 'ddfip' || qui.perimetre.type === 'tout');

const abrege = ({ contrat, departement, titulaire, situation, notifieLe, fin }: ContratLu) => ({
  ...{ contrat, departement, titulaire, situation, notifieLe, fin },
});

export function routesContrats(needs: ConsoleNeeds): Hono {
  const app = new Hono();

  app.get('/', validator('query', liste), async (c) => {
    const { apres } = c.req.valid('query');
    const qui = c.get('qui');
    const page = await listerContrats(needs, qui?.perimetre ?? { type: 'dossier', stream: '' }, apres || undefined);
    if (veutUnePage(c))
      return c.render(pageContrats(page, dateCivile(needs.horloge.now()), qui !== null && enregistre(qui)));
    const { contrats, suivant } = page;
    const lus = await Promise.all(contrats.map(({ signe }) => lireContratDe(needs, signe?.contrat ?? '')));
    return c.json({ contrats: lus.flatMap((lu) => (lu === null ? [] : [abrege(lu)])), suivant });
  });

  app.route('/', routesNouveauContrat(needs));

  app.get('/:id', async (c) => {
    const tout = await lireContratDe(needs, c.req.param('id'));
    if (tout === null) return contratInconnu(c);
    const ouverts = new Set((await documentsOuverts(needs, c, tout.contrat)).map(({ sha256 }) => sha256));
    const siens = (sha256: string | null) => (sha256 !== null && ouverts.has(sha256) ? sha256 : null);
    const lu = { ...tout, etapes: tout.etapes.map((une) => ({ ...une, document: siens(une.document) })) };
    return veutUnePage(c)
      ? c.render(pageContrat(lu, actesPossibles(lu, c.get('qui')), reaffecte(lu, c.get('qui'))))
      : contratEnJson(c, lu);
  });

  return app.route('/', routesDocumentsDuContrat(needs));
}
