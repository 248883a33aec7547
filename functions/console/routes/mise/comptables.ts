/** The comptable's queue: a message stays leased for a while, and comes back until its reception is confirmed. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { codiqueSchema } from '../../../../schemas/evenements/identifiants.ts';
import { lireMise } from '../../../../schemas/evenements/mise.ts';
import { miseADispositionSchema, queueDuComptable } from '../../../../schemas/messages/mise-a-disposition.ts';
import { fluxMise } from '../../../mise-a-disposition/cle.ts';
import { etatDeLaMise } from '../../../mise-a-disposition/cycle.ts';
import { type Message, Retry } from '../../../platform/ports.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { entree } from '../../garde/entree.ts';
import { jamaisDAilleurs } from '../../garde/provenance.ts';

/** Long enough to record the message on the other side, short enough for a client that died to find it again. */
const BAIL_SECONDES = 300;

const codiqueDemande = entree(
  z.object({ codique: codiqueSchema }),
  'Ce codique de poste comptable est incorrect.',
  'Un codique compte 6 ou 7 chiffres (ou 02A, 02B suivi de 3 ou 4 chiffres).',
);
const combien = entree(
  z.object({ max: z.coerce.number().int().min(1).max(100).default(10) }),
  'Le nombre de messages demandé est incorrect.',
  '« max » est un nombre de 1 à 100.',
);

/** A poste that no form names yet has no queue on AWS: nothing waits for it. */
async function recevoirDe({ files }: ConsoleNeeds, queue: string, max: number): Promise<readonly Message[]> {
  try {
    return await files.receive(queue, { max, leaseSeconds: BAIL_SECONDES });
  } catch (erreur) {
    if (erreur instanceof Retry) return [];
    throw erreur;
  }
}

/** Duplicates are possible: what was received already is deleted here and handed to no one. */
async function relever(needs: ConsoleNeeds, codique: string, max: number) {
  const queue = queueDuComptable(codique);
  const messages = [];
  for (;;) {
    const lot = await recevoirDe(needs, queue, max - messages.length);
    for (const { handle, body, receiveCount, sentAt } of lot) {
      const message = miseADispositionSchema.parse(JSON.parse(body));
      const { events } = await needs.journal.read(fluxMise(message.dedupId));
      const { etat } = etatDeLaMise(lireMise(events));
      if (etat === 'decidee' || etat === 'mise')
        messages.push({ handle, remise: receiveCount, envoyeLe: sentAt, message });
      else await needs.files.delete(queue, handle);
    }
    if (lot.length === 0 || messages.length >= max) return messages;
  }
}

export function routesComptables(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', codiqueDemande);
  app.get('/:codique/messages', jamaisDAilleurs, param, validator('query', combien), async (c) => {
    const messages = await relever(needs, c.req.valid('param').codique, c.req.valid('query').max);
    return c.json({ messages });
  });
  return app;
}
