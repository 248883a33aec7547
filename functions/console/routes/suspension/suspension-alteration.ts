/** An alteration and its qualification: the comptable says whether it is grave. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import { type Refus, refuser } from '../../../../schemas/messages/refus.ts';
import { executer, refusPrevisible } from '../../../adhesion/handler.ts';
import { peut } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { lireSuspensionDe } from '../../lecture/suspension/suspension.ts';
import { lireAlteration } from '../../lecture/suspension/suspension-alteration.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { pageAlteration } from '../../pages/suspension/suspension-alteration.ts';
import { CHAMPS_DES_REFUS } from '../../pages/suspension/suspension-champs.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { lireActe, tiersDe } from './suspension-acte.ts';
import { type Champs, textesDesChamps } from './suspension-corps.ts';
import { alterationDemandee, sansAdhesion } from './suspension-demande.ts';

const GRAVITES: Readonly<Record<string, boolean>> = { oui: true, non: false, true: true, false: false };
const NON_DITE = refuser('GRAVITE_NON_DITE', 'Dites si cette altération est grave.').refus;

export function routesAlterations(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', alterationDemandee);
  const chemin = '/suspension/alterations/:depotId';

  async function montrer(c: Context, siret: string, depotId: string, dite: Saisie, statut: ContentfulStatusCode = 200) {
    const lue = await lireSuspensionDe(needs, siret);
    if (lue === null) return sansAdhesion(c);
    const alteration = await lireAlteration(needs, lue, depotId);
    if (alteration === null) return introuvable(c, 'Aucune altération de ce dépôt n’est enregistrée.');
    if (!veutUnePage(c)) return c.json(alteration);
    const qui = c.get('qui');
    const saisie = qui !== null && peut(qui, 'suspendre') ? { ...dite, ...tiersDe(qui) } : null;
    return c.render(pageAlteration(alteration, lue, saisie, qui !== null && peut(qui, 'lire-preuve')), statut);
  }

  function redemander(c: Context, siret: string, depotId: string, champs: Champs, refus: Refus) {
    if (!veutUnePage(c)) return repondreRefus(c, refus);
    const valeurs = textesDesChamps(champs, ['raison', 'grave', 'codique', 'decideur']);
    return montrer(c, siret, depotId, refusee(valeurs, refus, CHAMPS_DES_REFUS), statutDuRefus(refus));
  }

  app.get(chemin, param, (c) => {
    const { siret, depotId } = c.req.valid('param');
    return montrer(c, siret, depotId, VIERGE);
  });
  app.post(chemin, corpsBorne, param, async (c) => {
    const { siret, depotId } = c.req.valid('param');
    const lu = await lireActe(needs, c, siret);
    if (!lu.ok) return redemander(c, siret, depotId, {}, lu.refus);
    const { champs, acte, garder } = lu.lu;
    const grave = GRAVITES[String(champs.grave)];
    if (grave === undefined) return redemander(c, siret, depotId, champs, NON_DITE);
    const quoi = { type: 'qualifier', depotId, grave } as const;
    const refus = await refusPrevisible(needs, siret, { ...quoi, ...acte });
    if (refus !== null) return redemander(c, siret, depotId, champs, refus);
    const resultat = await executer(needs, siret, { ...quoi, ...(await garder()) });
    if (!resultat.ok) return redemander(c, siret, depotId, champs, resultat.refus);
    if (!veutUnePage(c)) return montrer(c, siret, depotId, VIERGE);
    return c.redirect(`/adhesions/${siret}/suspension${grave ? '/decider' : ''}`, 303);
  });
  return app;
}
