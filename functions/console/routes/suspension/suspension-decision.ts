/** The comptable's decisions of art. 6: the form, the summary that does nothing yet, and the act. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { empreinteSchema } from '../../../../schemas/evenements/identifiants.ts';
import { MOTIFS_SUSPENSION } from '../../../../schemas/evenements/suspension.ts';
import { type Refus, refuser } from '../../../../schemas/messages/refus.ts';
import { executer, refusPrevisible } from '../../../adhesion/handler.ts';
import type { CommandeDActe } from '../../../adhesion/suspension/commande.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { lireAdhesionDe } from '../../lecture/adhesion/adhesion.ts';
import { lireSuspensionDe } from '../../lecture/suspension/suspension.ts';
import { SAISIE_VIDE } from '../../pages/suspension/suspension-champs.ts';
import {
  DECISIONS,
  pageDecision,
  pageRecapitulatif,
  type TypeDeDecision,
} from '../../pages/suspension/suspension-decision.ts';
import { type ActeLu, lireActe, tiersDe } from './suspension-acte.ts';
import { type Champs, corpsBorne, texteDe, textesDe } from './suspension-corps.ts';
import { sansAdhesion, siretDemande } from './suspension-demande.ts';

type Decision = Exclude<CommandeDActe, { type: 'qualifier' }>;
type Lue = { readonly ok: true; readonly commande: Decision } | { readonly ok: false; readonly refus: Refus };

const citees = z.array(empreinteSchema).max(100);

/** `alterations` that nobody names: what he called grave (see `decide`). */
function commandeDe(type: TypeDeDecision, { champs, acte }: ActeLu): Lue {
  if (type === 'suspendre') {
    const motif = z.enum(MOTIFS_SUSPENSION).safeParse(champs.motif);
    if (!motif.success)
      return refuser('MOTIF_NON_DIT', `Le motif est l’un de : ${MOTIFS_SUSPENSION.join(', ')} (« motif »).`);
    const alterations = citees.safeParse(textesDe(champs, 'alterations'));
    if (!alterations.success)
      return refuser('DEMANDE_ILLISIBLE', 'Les altérations sont dites par les identifiants de leurs dépôts.');
    const dites = alterations.data.length > 0 ? { alterations: alterations.data } : {};
    return { ok: true, commande: { type, motif: motif.data, ...dites, ...acte } };
  }
  return { ok: true, commande: { type, ...acte } };
}

const valeursDe = (champs: Champs) =>
  Object.fromEntries(['raison', 'motif', 'codique', 'decideur'].map((nom) => [nom, texteDe(champs, nom)]));

export function routesDecisions(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', siretDemande);

  /** The form again, with what was typed and why it will not do. */
  async function redemander(c: Context, siret: string, type: TypeDeDecision, champs: Champs, refus: Refus) {
    const lue = veutUnePage(c) ? await lireSuspensionDe(needs, siret) : null;
    if (lue === null) return repondreRefus(c, refus);
    const saisie = { valeurs: valeursDe(champs), refus, ...tiersDe(c.get('qui')) };
    return c.render(pageDecision(type, lue, saisie), statutDuRefus(refus));
  }

  /** Reads, then either shows what would be done, or does it. */
  async function traiter(c: Context, siret: string, type: TypeDeDecision, faire: boolean) {
    const lu = await lireActe(needs, c, siret, { enSonNom: type === 'proposerLevee' });
    if (!lu.ok) return redemander(c, siret, type, {}, lu.refus);
    const lue = commandeDe(type, lu.lu);
    if (!lue.ok) return redemander(c, siret, type, lu.lu.champs, lue.refus);
    const { commande } = lue;
    if (!faire) {
      const refus = await refusPrevisible(needs, siret, commande);
      if (refus !== null) return redemander(c, siret, type, lu.lu.champs, refus);
      const [motif, alterations] =
        commande.type === 'suspendre' ? [commande.motif, commande.alterations ?? []] : [null, []];
      return c.render(pageRecapitulatif(type, { siret, acte: commande, motif, alterations }));
    }
    const resultat = await executer(needs, siret, commande);
    if (!resultat.ok) return redemander(c, siret, type, lu.lu.champs, resultat.refus);
    return veutUnePage(c)
      ? c.redirect(`/adhesions/${siret}/suspension`, 303)
      : c.json(await lireAdhesionDe(needs, siret));
  }

  for (const type of ['suspendre', 'confirmer', 'proposerLevee', 'lever'] as const) {
    const { chemin, fin } = DECISIONS[type];
    app.get(`/${chemin}`, param, async (c) => {
      const lue = await lireSuspensionDe(needs, c.req.valid('param').siret);
      if (lue === null) return sansAdhesion(c);
      return c.render(pageDecision(type, lue, { ...SAISIE_VIDE, ...tiersDe(c.get('qui')) }));
    });
    app.post(`/${chemin}`, corpsBorne, param, (c) => traiter(c, c.req.valid('param').siret, type, false));
    app.post(`/${fin}`, corpsBorne, param, (c) => traiter(c, c.req.valid('param').siret, type, true));
  }
  return app;
}
