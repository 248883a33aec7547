/** An alteration and its qualification: the comptable says whether it is grave. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import { type Refus, refuser } from '../../../../schemas/messages/refus.ts';
import { executer } from '../../../adhesion/handler.ts';
import { peut } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { lireSuspensionDe } from '../../lecture/suspension/suspension.ts';
import { lireAlteration } from '../../lecture/suspension/suspension-alteration.ts';
import { pageAlteration } from '../../pages/suspension/suspension-alteration.ts';
import { SAISIE_VIDE, type Saisie } from '../../pages/suspension/suspension-champs.ts';
import { lireActe, tiersDe } from './suspension-acte.ts';
import { type Champs, corpsBorne, texteDe } from './suspension-corps.ts';
import { alterationDemandee, sansAdhesion } from './suspension-demande.ts';

const GRAVITES: Readonly<Record<string, boolean>> = { oui: true, non: false, true: true, false: false };
const NON_DITE = refuser('GRAVITE_NON_DITE', 'Dites si cette altération est grave.').refus;

export function routesAlterations(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', alterationDemandee);
  const chemin = '/suspension/alterations/:depotId';

  async function montrer(c: Context, siret: string, depotId: string, dite: Pick<Saisie, 'valeurs' | 'refus'>) {
    const lue = await lireSuspensionDe(needs, siret);
    if (lue === null) return sansAdhesion(c);
    const alteration = await lireAlteration(needs, lue, depotId);
    if (alteration === null) return introuvable(c, 'Aucune altération de ce dépôt n’est enregistrée.');
    if (!veutUnePage(c)) return c.json(alteration);
    const qui = c.get('qui');
    const saisie = qui !== null && peut(qui, 'suspendre') ? { ...dite, ...tiersDe(qui) } : null;
    return c.render(pageAlteration(alteration, lue, saisie), dite.refus === null ? 200 : statutDuRefus(dite.refus));
  }

  function redemander(c: Context, siret: string, depotId: string, champs: Champs, refus: Refus) {
    if (!veutUnePage(c)) return repondreRefus(c, refus);
    const noms = ['raison', 'grave', 'codique', 'decideur'];
    return montrer(c, siret, depotId, {
      valeurs: Object.fromEntries(noms.map((nom) => [nom, texteDe(champs, nom)])),
      refus,
    });
  }

  app.get(chemin, param, (c) => {
    const { siret, depotId } = c.req.valid('param');
    return montrer(c, siret, depotId, SAISIE_VIDE);
  });
  app.post(chemin, corpsBorne, param, async (c) => {
    const { siret, depotId } = c.req.valid('param');
    const lu = await lireActe(needs, c, siret);
    if (!lu.ok) return redemander(c, siret, depotId, {}, lu.refus);
    const { champs, acte } = lu.lu;
    const grave = GRAVITES[String(champs.grave)];
    if (grave === undefined) return redemander(c, siret, depotId, champs, NON_DITE);
    const resultat = await executer(needs, siret, { type: 'qualifier', depotId, grave, ...acte });
    if (!resultat.ok) return redemander(c, siret, depotId, champs, resultat.refus);
    if (!veutUnePage(c)) return montrer(c, siret, depotId, SAISIE_VIDE);
    return c.redirect(`/adhesions/${siret}/suspension${grave ? '/decider' : ''}`, 303);
  });
  return app;
}
