/** The policy of a poste: what it is, and how the comptable lays down another. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import { lirePoste, politiqueDePosteSchema } from '../../../../schemas/evenements/poste.ts';
import { type Refus, refuser } from '../../../../schemas/messages/refus.ts';
import { PAR_DEFAUT, politiqueFixee } from '../../../adhesion/suspension/politique.ts';
import { fixerPolitique, refusDeFixer } from '../../../adhesion/suspension/poste.ts';
import { fluxPoste } from '../../../adhesion/suspension/postes.ts';
import { peut } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { CHAMPS_DES_REFUS } from '../../pages/suspension/suspension-champs.ts';
import { pagePolitique } from '../../pages/suspension/suspension-politique.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { lireActe, tiersDe } from './suspension-acte.ts';
import { type Champs, texteDe, textesDesChamps } from './suspension-corps.ts';
import { codiqueDemande } from './suspension-demande.ts';

const ILLISIBLE = refuser(
  'POLITIQUE_ILLISIBLE',
  'Une suspension immédiate se dit par un nombre d’altérations (1 à 100) et un nombre de jours (1 à 366).',
).refus;

/** From JSON as it is; from a form, where empty numbers are no instruction. */
function politiqueDe(champs: Champs) {
  if ('instruction' in champs) return politiqueDePosteSchema.safeParse(champs);
  const [alterations, jours] = [texteDe(champs, 'alterations').trim(), texteDe(champs, 'jours').trim()];
  const instruction =
    alterations === '' && jours === '' ? null : { alterations: Number(alterations), jours: Number(jours) };
  return politiqueDePosteSchema.safeParse({
    instruction,
    quatreYeux: champs.quatreYeux === 'oui' || champs.quatreYeux === true,
  });
}

export function routesPolitique(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', codiqueDemande);

  async function montrer(c: Context, codique: string, dite: Saisie, statut: ContentfulStatusCode = 200) {
    const fixee = politiqueFixee(lirePoste((await needs.journal.read(fluxPoste(codique))).events));
    if (!veutUnePage(c)) return c.json({ codique, ...PAR_DEFAUT, ...fixee });
    const qui = c.get('qui');
    const saisie = qui !== null && peut(qui, 'suspendre') ? { ...dite, ...tiersDe(qui) } : null;
    return c.render(pagePolitique(codique, fixee, saisie), statut);
  }

  function redemander(c: Context, codique: string, champs: Champs, refus: Refus) {
    if (!veutUnePage(c)) return repondreRefus(c, refus);
    const valeurs = textesDesChamps(champs, ['alterations', 'jours', 'quatreYeux', 'raison', 'decideur']);
    return montrer(c, codique, refusee(valeurs, refus, CHAMPS_DES_REFUS), statutDuRefus(refus));
  }

  app.get('/:codique/politique', param, (c) => montrer(c, c.req.valid('param').codique, VIERGE));
  app.post('/:codique/politique', corpsBorne, param, async (c) => {
    const { codique } = c.req.valid('param');
    const lu = await lireActe(needs, c, `postes/${codique}`, { dits: { codique } });
    if (!lu.ok) return redemander(c, codique, {}, lu.refus);
    const { champs, acte, garder } = lu.lu;
    const politique = politiqueDe(champs);
    if (!politique.success) return redemander(c, codique, champs, ILLISIBLE);
    const quoi = { codique, ...politique.data };
    const refus = await refusDeFixer(needs)({ ...quoi, ...acte });
    if (refus !== null) return redemander(c, codique, champs, refus);
    const resultat = await fixerPolitique(needs)({ ...quoi, ...(await garder()) });
    if (!resultat.ok) return redemander(c, codique, champs, resultat.refus);
    return veutUnePage(c) ? c.redirect(`/comptables/${codique}/politique`, 303) : montrer(c, codique, VIERGE);
  });
  return app;
}
