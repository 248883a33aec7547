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
import { lireSuspensionDe, type SuspensionLue } from '../../lecture/suspension/suspension.ts';
import { alterationsPour } from '../../lecture/suspension/suspension-alteration.ts';
import { refusee, VIERGE } from '../../pages/champ.ts';
import { CHAMPS_DES_REFUS } from '../../pages/suspension/suspension-champs.ts';
import {
  DECISIONS,
  pageDecision,
  pageRecapitulatif,
  type TypeDeDecision,
} from '../../pages/suspension/suspension-decision.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { type ActeLu, lireActe, tiersDe } from './suspension-acte.ts';
import { type Champs, textesDe, textesDesChamps } from './suspension-corps.ts';
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

const INCONNUE = refuser(
  'ALTERATION_INCONNUE',
  'Aucune altération de ce dépôt n’est enregistrée pour cet ordonnateur.',
).refus;

export function routesDecisions(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', siretDemande);

  /** Art. 6 on that ordonnateur, with the alterations that are those of whoever asks. */
  async function lire(c: Context, siret: string): Promise<SuspensionLue | null> {
    const [qui, lue] = [c.get('qui'), await lireSuspensionDe(needs, siret)];
    if (qui === null || lue === null) return null;
    return { ...lue, alterations: await alterationsPour(needs, qui.perimetre, lue) };
  }

  /** The form again, with what was typed and why it will not do. */
  async function redemander(c: Context, siret: string, type: TypeDeDecision, champs: Champs, refus: Refus) {
    const lue = veutUnePage(c) ? await lire(c, siret) : null;
    if (lue === null) return repondreRefus(c, refus);
    const valeurs = textesDesChamps(champs, ['raison', 'motif', 'codique', 'decideur']);
    const saisie = { ...refusee(valeurs, refus, CHAMPS_DES_REFUS), ...tiersDe(c.get('qui')) };
    return c.render(pageDecision(type, lue, saisie), statutDuRefus(refus));
  }

  /** Why it would be refused: what is another poste's founds nothing here. */
  async function refusDe(c: Context, siret: string, commande: Decision): Promise<Refus | null> {
    const citees = commande.type === 'suspendre' ? (commande.alterations ?? []) : [];
    const siennes = citees.length === 0 ? null : await lire(c, siret);
    const inconnue = citees.some((id) => siennes?.alterations.every(({ depotId }) => depotId !== id));
    return inconnue ? INCONNUE : refusPrevisible(needs, siret, commande);
  }

  /** Reads, then either shows what would be done, or does it. */
  async function traiter(c: Context, siret: string, type: TypeDeDecision, faire: boolean) {
    const lu = await lireActe(needs, c, siret, { enSonNom: type === 'proposerLevee' });
    if (!lu.ok) return redemander(c, siret, type, {}, lu.refus);
    const lue = commandeDe(type, lu.lu);
    if (!lue.ok) return redemander(c, siret, type, lu.lu.champs, lue.refus);
    const refus = await refusDe(c, siret, lue.commande);
    if (refus !== null) return redemander(c, siret, type, lu.lu.champs, refus);
    const commande: Decision = { ...lue.commande, ...(await lu.lu.garder()) };
    if (!faire) {
      const [motif, alterations] =
        commande.type === 'suspendre' ? [commande.motif, commande.alterations ?? []] : [null, []];
      return c.render(pageRecapitulatif(type, { siret, acte: commande, motif, alterations }));
    }
    const resultat = await executer(needs, siret, commande);
    if (!resultat.ok) return redemander(c, siret, type, lu.lu.champs, resultat.refus);
    return veutUnePage(c)
      ? c.redirect(`/adhesions/${siret}/suspension`, 303)
      : c.json(await lireAdhesionDe(needs, siret, c.get('qui')?.perimetre));
  }

  for (const type of ['suspendre', 'confirmer', 'proposerLevee', 'ecarterLevee', 'lever'] as const) {
    const { chemin, fin } = DECISIONS[type];
    app.get(`/${chemin}`, param, async (c) => {
      const lue = await lire(c, c.req.valid('param').siret);
      if (lue === null) return sansAdhesion(c);
      return c.render(pageDecision(type, lue, { ...VIERGE, ...tiersDe(c.get('qui')) }));
    });
    app.post(`/${chemin}`, corpsBorne, param, (c) => traiter(c, c.req.valid('param').siret, type, false));
    app.post(`/${fin}`, corpsBorne, param, (c) => traiter(c, c.req.valid('param').siret, type, true));
  }
  return app;
}
