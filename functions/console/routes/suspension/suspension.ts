/** Art. 6 on one ordonnateur: where it stands, the letter sent by post, and its reception. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import { type Acteur, dateSchema, instantSchema } from '../../../../schemas/evenements/identifiants.ts';
import { type Refus, type Resultat, refuser } from '../../../../schemas/messages/refus.ts';
import { accuserReception, enregistrerEnvoi } from '../../../adhesion/suspension/handler.ts';
import { peut } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { adresseDeNotification } from '../../lecture/suspension/notification.ts';
import { compterLePapierDu, papierPour } from '../../lecture/suspension/papier-suivi.ts';
import { lireSuspensionDe } from '../../lecture/suspension/suspension.ts';
import { alterationsPour } from '../../lecture/suspension/suspension-alteration.ts';
import { pageSuspension } from '../../pages/suspension/suspension.ts';
import { SAISIE_VIDE, type Saisie } from '../../pages/suspension/suspension-champs.ts';
import { auGuichet, estOrdonnateur, tiersDe } from './suspension-acte.ts';
import { type Champs, corpsBorne, lireCorps, texteDe } from './suspension-corps.ts';
import { sansAdhesion, siretDemande } from './suspension-demande.ts';

const PAPIER_MAX = 1000;

/** What may follow a suspension: `vers`, where a browser goes afterwards. */
interface Suite {
  readonly dater: boolean;
  readonly faire: (input: {
    readonly siret: string;
    readonly saisiPar: Acteur;
    readonly le: string | null;
    readonly prononceeLe?: string;
  }) => Promise<Resultat<object>>;
  readonly vers: string;
}

export function routesSuspension(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', siretDemande);

  async function montrer(c: Context, siret: string, dite: Pick<Saisie, 'valeurs' | 'refus'>) {
    const qui = c.get('qui');
    const toute = qui === null ? null : await lireSuspensionDe(needs, siret);
    if (qui === null || toute === null) return sansAdhesion(c);
    const lue = { ...toute, alterations: await alterationsPour(needs, qui.perimetre, toute) };
    const papierDu = await compterLePapierDu(needs, papierPour(siret, qui.perimetre), PAPIER_MAX);
    if (!veutUnePage(c)) return c.json({ ...lue, papierDu });
    const droits = {
      suspendre: peut(qui, 'suspendre'),
      lever: peut(qui, 'lever'),
      accuser: estOrdonnateur(qui),
      adresse: (await adresseDeNotification(needs)(siret)) !== null,
    };
    const saisie = { ...dite, ...tiersDe(qui) };
    return c.render(
      pageSuspension(lue, papierDu, droits, saisie),
      dite.refus === null ? 200 : statutDuRefus(dite.refus),
    );
  }

  app.get('/suspension', param, (c) => montrer(c, c.req.valid('param').siret, SAISIE_VIDE));

  function redemander(c: Context, siret: string, champs: Champs, refus: Refus) {
    if (!veutUnePage(c)) return repondreRefus(c, refus);
    return montrer(c, siret, { valeurs: { le: texteDe(champs, 'le'), codique: texteDe(champs, 'codique') }, refus });
  }

  /** By post, the date is said; by the ordonnateur himself, it is now. */
  const ouvrir = (chemin: string, { dater, faire, vers }: Suite) =>
    app.post(`/suspension/${chemin}`, corpsBorne, param, async (c) => {
      const { siret } = c.req.valid('param');
      const champs = (await lireCorps(c)) ?? {};
      const le = dater ? (dateSchema.safeParse(texteDe(champs, 'le')).data ?? null) : null;
      if (dater && le === null)
        return redemander(c, siret, champs, refuser('DATE_ILLISIBLE', 'Cette date n’existe pas.').refus);
      const saisiPar = auGuichet(c.get('qui'), champs);
      if (saisiPar === null)
        return redemander(c, siret, champs, refuser('DECIDEUR_NON_DIT', 'Dites quel poste l’enregistre.').refus);
      // The suspension that the page showed, where it says so.
      const prononceeLe = instantSchema.safeParse(champs.prononceeLe).data;
      const resultat = await faire({ siret, saisiPar, le, ...(prononceeLe !== undefined && { prononceeLe }) });
      if (!resultat.ok) return redemander(c, siret, champs, resultat.refus);
      return veutUnePage(c) ? c.redirect(`/adhesions/${siret}/${vers}`, 303) : montrer(c, siret, SAISIE_VIDE);
    });

  ouvrir('envoi', { dater: true, faire: enregistrerEnvoi(needs), vers: 'suspension' });
  ouvrir('avis-de-reception', { dater: true, faire: accuserReception(needs), vers: 'suspension' });
  ouvrir('reception', { dater: false, faire: accuserReception(needs), vers: 'suspension/lettre' });
  return app;
}
