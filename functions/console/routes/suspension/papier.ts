/** The paper of a suspension: what is due, the bordereau d'envoi, and the ticks of the poste. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { lireDepot } from '../../../../schemas/evenements/depot.ts';
import { codiqueSchema, dateSchema } from '../../../../schemas/evenements/identifiants.ts';
import { dedupIdSchema, lireMise, OBJETS_DU_PAPIER } from '../../../../schemas/evenements/mise.ts';
import { type Refus, refuser } from '../../../../schemas/messages/refus.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { fluxDepot } from '../../../depot/cle.ts';
import { EXPLOITANT, peut } from '../../../habilitation/qui.ts';
import { fluxMise, lireDedupId } from '../../../mise-a-disposition/cle.ts';
import { etatDeLaMise } from '../../../mise-a-disposition/cycle.ts';
import { cocherLePapier } from '../../../mise-a-disposition/papier.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { lirePapierDe } from '../../lecture/suspension/papier.ts';
import { LISTES_DU_PAPIER, papierPour } from '../../lecture/suspension/papier-suivi.ts';
import { pageBordereauDEnvoi, pagePapier } from '../../pages/suspension/papier.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { lireCorps } from './suspension-corps.ts';
import { sansAdhesion, siretDemande } from './suspension-demande.ts';

const PAR_PAGE = 25;
/** Two sheets or three; what does not fit has a bordereau of its own. */
const PAR_BORDEREAU = 50;

const listeDemandee = entree(
  z.object({ quoi: z.enum(LISTES_DU_PAPIER).default('du'), apres: z.string().max(200).optional() }),
  'La page de la liste demandée est illisible.',
  '« quoi » est « du » ou « recu » ; « apres » est celui que donne la page précédente.',
);

export function routesPapier(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', siretDemande);

  async function montrer(
    c: Context,
    siret: string,
    liste: { quoi: 'du' | 'recu'; apres?: string | undefined },
    refus: Refus | null,
  ) {
    const qui = c.get('qui');
    if (qui === null) return sansAdhesion(c);
    const de = papierPour(siret, qui.perimetre);
    const { papiers, suivant } = await lirePapierDe(needs, de, liste.quoi, { max: PAR_PAGE, apres: liste.apres });
    if (!veutUnePage(c)) return c.json({ siret, quoi: liste.quoi, papiers, suivant });
    const aujourdhui = peut(qui, 'traiter-mise') ? dateCivile(needs.horloge.now()) : null;
    const erreur = refus?.phrase ?? null;
    return c.render(
      pagePapier({ siret, quoi: liste.quoi, papiers, suivant, aujourdhui, erreur }),
      refus === null ? 200 : statutDuRefus(refus),
    );
  }

  app.get('/adhesions/:siret/suspension/papier', param, validator('query', listeDemandee), (c) =>
    montrer(c, c.req.valid('param').siret, c.req.valid('query'), null),
  );
  app.get('/adhesions/:siret/suspension/papier/bordereau', param, validator('query', listeDemandee), async (c) => {
    const { siret } = c.req.valid('param');
    const { apres } = c.req.valid('query');
    const qui = c.get('qui');
    if (qui === null) return sansAdhesion(c);
    const de = papierPour(siret, qui.perimetre);
    const { papiers, suivant } = await lirePapierDe(needs, de, 'du', { max: PAR_BORDEREAU, apres });
    return c.render(pageBordereauDEnvoi(siret, papiers, suivant));
  });

  const miseDemandee = entree(
    z.object({ dedupId: dedupIdSchema }),
    'Cet identifiant de mise à disposition est incorrect.',
    'Il est donné par le message, sous « dedupId ».',
  );
  const coche = z.object({ objet: z.enum(OBJETS_DU_PAPIER), recuLe: dateSchema, par: codiqueSchema.optional() });

  app.post('/mises-a-disposition/:dedupId/papier', corpsBorne, validator('param', miseDemandee), async (c) => {
    const { dedupId } = c.req.valid('param');
    const qui = c.get('qui');
    const lue = coche.safeParse(await lireCorps(c));
    if (!lue.success || qui === null)
      return repondreRefus(
        c,
        refuser(
          'DEMANDE_ILLISIBLE',
          'Dites « objet » (bordereau ou pj) et « recuLe », une date existante (AAAA-MM-JJ).',
        ).refus,
      );
    const { destinataire } = etatDeLaMise(lireMise((await needs.journal.read(fluxMise(dedupId))).events));
    const par = lue.data.par ?? destinataire ?? '';
    // Whoever runs the machine alone ticks off for the poste.
    const saisiPar = qui === EXPLOITANT ? { role: 'comptable' as const, id: `poste-${par}`, codique: par } : qui.acteur;
    if (destinataire === null)
      return repondreRefus(c, refuser('MISE_INCONNUE', 'Aucune mise à disposition ne porte cet identifiant.').refus);
    const { objet, recuLe } = lue.data;
    const resultat = await cocherLePapier(needs)({ dedupId, par, objet, recuLe, saisiPar });
    if (!veutUnePage(c))
      return resultat.ok ? c.json({ dedupId, papier: resultat.papier }) : repondreRefus(c, resultat.refus);
    const depot = lireDepot((await needs.journal.read(fluxDepot(lireDedupId(dedupId).depotId))).events);
    const siret = depot.find((event) => event.type === 'DepotRecu')?.data.expediteur ?? '';
    // The list is for whoever may read the adhésion; he to whom ticking alone was delegated has the delivery.
    const laListe = peut(qui, 'lire-adhesion');
    if (resultat.ok)
      return c.redirect(laListe ? `/adhesions/${siret}/suspension/papier` : `/mises-a-disposition/${dedupId}`, 303);
    return laListe ? montrer(c, siret, { quoi: 'du' }, resultat.refus) : repondreRefus(c, resultat.refus);
  });
  return app;
}
