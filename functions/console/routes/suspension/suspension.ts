/** Art. 6 on one ordonnateur: where it stands, the letter sent by post, and its reception. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import { dateSchema, instantSchema } from '../../../../schemas/evenements/identifiants.ts';
import { type Refus, type Resultat, refuser } from '../../../../schemas/messages/refus.ts';
import { accuserReception, enregistrerEnvoi, enregistrerEnvoiDeLevee } from '../../../adhesion/suspension/handler.ts';
import { peut } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { adresseDeNotification } from '../../lecture/suspension/notification.ts';
import { compterLePapierDu, papierPour } from '../../lecture/suspension/papier-suivi.ts';
import { lireSuspensionDe } from '../../lecture/suspension/suspension.ts';
import { alterationsPour } from '../../lecture/suspension/suspension-alteration.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { pageSuspension } from '../../pages/suspension/suspension.ts';
import { CHAMPS_DES_REFUS } from '../../pages/suspension/suspension-champs.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { auGuichet, estOrdonnateur, tiersDe } from './suspension-acte.ts';
import { type Champs, lireCorps, texteDe, textesDesChamps } from './suspension-corps.ts';
import { sansAdhesion, siretDemande } from './suspension-demande.ts';

const PAPIER_MAX = 1000;

/** What may follow a suspension or its end: `de`, the field that says which; `vers`, where a browser goes afterwards. */
interface Suite {
  readonly dater: boolean;
  readonly de: 'prononceeLe' | 'leveeLe';
  readonly faire: (input: unknown) => Promise<Resultat<object>>;
  readonly vers: string;
}

const DATE_ILLISIBLE = refuser('DATE_ILLISIBLE', 'Cette date n’existe pas.').refus;
const GUICHET_NON_DIT = refuser('DECIDEUR_NON_DIT', 'Dites quel poste l’enregistre.').refus;
/** What is told of one suspension is worth nothing for another. */
const NON_DITE = {
  prononceeLe: refuser('SUSPENSION_NON_DITE', 'Dites de quelle suspension il s’agit.').refus,
  leveeLe: refuser('LEVEE_NON_DITE', 'Dites de quelle levée il s’agit.').refus,
};

export function routesSuspension(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', siretDemande);

  async function montrer(c: Context, siret: string, dite: Saisie, statut: ContentfulStatusCode = 200) {
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
    return c.render(pageSuspension(lue, papierDu, droits, saisie), statut);
  }

  app.get('/suspension', param, (c) => montrer(c, c.req.valid('param').siret, VIERGE));

  function redemander(c: Context, siret: string, champs: Champs, refus: Refus) {
    if (!veutUnePage(c)) return repondreRefus(c, refus);
    const saisie = refusee(textesDesChamps(champs, ['le', 'codique']), refus, CHAMPS_DES_REFUS);
    return montrer(c, siret, saisie, statutDuRefus(refus));
  }

  /** By post, the date is said; by the ordonnateur himself, it is now. */
  const ouvrir = (chemin: string, { dater, de, faire, vers }: Suite) =>
    app.post(`/${chemin}`, corpsBorne, param, async (c) => {
      const { siret } = c.req.valid('param');
      const champs = (await lireCorps(c)) ?? {};
      const le = dater ? (dateSchema.safeParse(texteDe(champs, 'le')).data ?? null) : null;
      if (dater && le === null) return redemander(c, siret, champs, DATE_ILLISIBLE);
      const saisiPar = auGuichet(c.get('qui'), champs);
      if (saisiPar === null) return redemander(c, siret, champs, GUICHET_NON_DIT);
      const quand = instantSchema.safeParse(champs[de]);
      if (!quand.success) return redemander(c, siret, champs, NON_DITE[de]);
      const resultat = await faire({ siret, saisiPar, le, [de]: quand.data });
      if (!resultat.ok) return redemander(c, siret, champs, resultat.refus);
      return veutUnePage(c) ? c.redirect(`/adhesions/${siret}/${vers}`, 303) : montrer(c, siret, VIERGE);
    });

  const prononcee = { de: 'prononceeLe', vers: 'suspension' } as const;
  ouvrir('suspension/envoi', { ...prononcee, dater: true, faire: enregistrerEnvoi(needs) });
  ouvrir('suspension/avis-de-reception', { ...prononcee, dater: true, faire: accuserReception(needs) });
  const lettre = { ...prononcee, vers: 'suspension/lettre' };
  ouvrir('suspension/reception', { ...lettre, dater: false, faire: accuserReception(needs) });
  ouvrir('levee/envoi', { de: 'leveeLe', vers: 'suspension', dater: true, faire: enregistrerEnvoiDeLevee(needs) });
  return app;
}
