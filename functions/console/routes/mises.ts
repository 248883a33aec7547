/** The comptable's acts on what was handed over: reception, prise en charge, rejet. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { codiqueSchema } from '../../../schemas/evenements/identifiants.ts';
import { dedupIdSchema, lireMise } from '../../../schemas/evenements/mise.ts';
import { queueDuComptable } from '../../../schemas/messages/mise-a-disposition.ts';
import { type Refus, refuser } from '../../../schemas/messages/refus.ts';
import { fluxMise } from '../../mise-a-disposition/cle.ts';
import { type EtatMise, etatDeLaMise } from '../../mise-a-disposition/cycle.ts';
import { confirmerReception, prendreEnCharge, rejeter } from '../../mise-a-disposition/reception.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { repondreRefus } from '../erreur.ts';
import { commandeBreve, entree } from '../garde/entree.ts';

const miseDemandee = entree(
  z.object({ dedupId: dedupIdSchema }),
  'Cet identifiant de mise à disposition est incorrect.',
  'Il est donné par le message, sous « dedupId ».',
);

/** `par`: the poste that acts, the addressee unless told. `handle`: of the leased message, which is then deleted. */
const acte = { par: codiqueSchema.optional(), handle: z.string().max(2048).optional() };
const acteDemande = entree(
  z.object(acte),
  'La demande est incorrecte.',
  'Le corps est vide, ou {"par": "<codique>", "handle": "<celui du message>"}.',
);
const rejetDemande = entree(
  z.object({ ...acte, motif: z.string() }),
  'Un rejet doit être motivé.',
  'Envoyez {"motif": "<ce qui s’oppose à la prise en charge>"}.',
);

type Reponse = { readonly ok: true; readonly etat: EtatMise } | { readonly ok: false; readonly refus: Refus };
type Acte = { readonly par?: string | undefined; readonly handle?: string | undefined };

/** R5: the message goes last, once the act is in the journal. */
async function agir(
  needs: ConsoleNeeds,
  c: Context,
  dedupId: string,
  { par, handle }: Acte,
  executer: (par: string) => Promise<Reponse>,
) {
  const { destinataire } = etatDeLaMise(lireMise((await needs.journal.read(fluxMise(dedupId))).events));
  if (destinataire === null)
    return repondreRefus(c, refuser('MISE_INCONNUE', 'Aucune mise à disposition ne porte cet identifiant.').refus);
  const reponse = await executer(par ?? destinataire);
  if (!reponse.ok) return repondreRefus(c, reponse.refus);
  if (handle !== undefined) await needs.files.delete(queueDuComptable(destinataire), handle);
  return c.json({ dedupId, etat: reponse.etat });
}

export function routesMises(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', miseDemandee);
  app.post('/:dedupId/reception', commandeBreve, param, validator('json', acteDemande), (c) => {
    const { dedupId } = c.req.valid('param');
    return agir(needs, c, dedupId, c.req.valid('json'), (par) => confirmerReception(needs)({ dedupId, par }));
  });
  app.post('/:dedupId/prise-en-charge', commandeBreve, param, validator('json', acteDemande), (c) => {
    const { dedupId } = c.req.valid('param');
    return agir(needs, c, dedupId, c.req.valid('json'), (par) => prendreEnCharge(needs)({ dedupId, par }));
  });
  app.post('/:dedupId/rejet', commandeBreve, param, validator('json', rejetDemande), (c) => {
    const { dedupId } = c.req.valid('param');
    const demande = c.req.valid('json');
    const { motif } = demande;
    return agir(needs, c, dedupId, demande, (par) => rejeter(needs)({ dedupId, par, motif }));
  });
  return app;
}
