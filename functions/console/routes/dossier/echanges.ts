/** What one party is told of a dossier, and its word on it: it has it, or its system cannot read it. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { queueDuComptable } from '../../../../schemas/messages/mise-a-disposition.ts';
import { dedupIdPcaSchema, type Echange, queueDeLEtude } from '../../../../schemas/messages/pca/echange.ts';
import { rejetTechniqueSchema } from '../../../../schemas/messages/pca/reception.ts';
import { EXPLOITANT, type Qui } from '../../../habilitation/qui.ts';
import { lireLeDossier } from '../../../pca/dossier/lu.ts';
import { fluxDeLEchange } from '../../../pca/envoi/dedup-id.ts';
import { confirmerReceptionPca, lireUnEchange, rejeterLaDemande } from '../../../pca/envoi/handler.ts';
import { messageDe } from '../../../pca/envoi/message.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, repondreRefus } from '../../erreur.ts';
import { commandeBreve, entree } from '../../garde/entree.ts';
import { lireCorps } from '../suspension/suspension-corps.ts';
import { enComptable, enEtude } from './en-role.ts';

const echangeDemande = entree(
  z.object({ dedupId: dedupIdPcaSchema }),
  'Cet identifiant d’échange est incorrect.',
  'Il est donné par le message, sous « dedupId ».',
);

/** `handle`: of the leased message, which is then deleted. */
const receptionSchema = z.object({ handle: z.string().max(2048).optional() });

const inconnu = (c: Context) => introuvable(c, 'Aucun échange ne porte cet identifiant.');

async function echangeDe({ journal }: ConsoleNeeds, dedupId: string): Promise<Echange | null> {
  const stream = fluxDeLEchange(dedupId);
  return stream === null ? null : messageDe((await lireLeDossier(journal, stream)).events, dedupId);
}

/** Whoever runs the machine alone receives in the name of the recipient. */
const destinataireDe = (qui: Qui, { destinataire }: Echange): Qui =>
  qui !== EXPLOITANT
    ? qui
    : destinataire.type === 'etude'
      ? enEtude(qui, destinataire.siret)
      : enComptable(qui, destinataire.codique);

const queueDe = ({ destinataire }: Echange): string =>
  destinataire.type === 'etude' ? queueDeLEtude(destinataire.siret) : queueDuComptable(destinataire.codique);

/** R5: the message goes last, once its reception is in the journal. */
async function retirer({ files }: ConsoleNeeds, echange: Echange, handle: string | undefined): Promise<void> {
  if (handle !== undefined) await files.delete(queueDe(echange), handle);
}

async function confirmer(needs: ConsoleNeeds, c: Context, dedupId: string) {
  const [echange, qui] = [await echangeDe(needs, dedupId), c.get('qui')];
  if (echange === null || qui === null) return inconnu(c);
  const lu = receptionSchema.safeParse((await lireCorps(c)) ?? {});
  if (!lu.success)
    return repondreErreur(
      c,
      400,
      'La demande est incorrecte.',
      'Le corps est vide, ou {"handle": "<celui du message>"}.',
    );
  const fait = await confirmerReceptionPca(needs)(destinataireDe(qui, echange), dedupId);
  if (!fait.ok) return repondreRefus(c, fait.refus);
  await retirer(needs, echange, lu.data.handle);
  return c.json({ dedupId, deja: fait.deja });
}

async function rejeter(needs: ConsoleNeeds, c: Context, dedupId: string) {
  const [echange, qui] = [await echangeDe(needs, dedupId), c.get('qui')];
  if (echange === null || qui === null) return inconnu(c);
  const lu = rejetTechniqueSchema.extend(receptionSchema.shape).safeParse(await lireCorps(c));
  if (!lu.success)
    return repondreErreur(
      c,
      400,
      'Le rejet doit porter l’empreinte de l’accusé technique.',
      'Envoyez {"accuse": "<SHA-256 de l’accusé de rejet>"}.',
    );
  const fait = await rejeterLaDemande(needs)(destinataireDe(qui, echange), dedupId, { accuse: lu.data.accuse });
  if (!fait.ok) return repondreRefus(c, fait.refus);
  await retirer(needs, echange, lu.data.handle);
  return c.json({ dedupId, deja: fait.deja });
}

export function routesEchanges(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', echangeDemande);
  app.get('/:dedupId', param, async (c) => {
    const { dedupId } = c.req.valid('param');
    const [echange, qui] = [await echangeDe(needs, dedupId), c.get('qui')];
    if (echange === null || qui === null) return inconnu(c);
    const lu = await lireUnEchange(needs)(destinataireDe(qui, echange), dedupId);
    return lu.ok ? c.json(lu.echange) : repondreRefus(c, lu.refus);
  });
  app.post('/:dedupId/reception', commandeBreve, param, (c) => confirmer(needs, c, c.req.valid('param').dedupId));
  app.post('/:dedupId/rejet', commandeBreve, param, (c) => rejeter(needs, c, c.req.valid('param').dedupId));
  return app;
}
