/** What waits in a recipient's queue: a message stays leased for a while, and comes back until its reception is confirmed. */
import * as z from 'zod';
import { lireMise } from '../../../../schemas/evenements/mise.ts';
import { miseADispositionSchema } from '../../../../schemas/messages/mise-a-disposition.ts';
import { echangeSchema } from '../../../../schemas/messages/pca/echange.ts';
import { fluxMise } from '../../../mise-a-disposition/cle.ts';
import { etatDeLaMise } from '../../../mise-a-disposition/cycle.ts';
import { lireLeDossier } from '../../../pca/dossier/lu.ts';
import { envoisAttendus } from '../../../pca/envoi/attendus.ts';
import { fluxDossier } from '../../../pca/flux.ts';
import { type Message, Retry } from '../../../platform/ports.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { entree } from '../../garde/entree.ts';

/** Long enough to record the message on the other side, short enough for a client that died to find it again. */
const BAIL_SECONDES = 300;

export const combien = entree(
  z.object({ max: z.coerce.number().int().min(1).max(100).default(10) }),
  'Le nombre de messages demandé est incorrect.',
  '« max » est un nombre de 1 à 100.',
);

const remisSchema = z.discriminatedUnion('type', [miseADispositionSchema, echangeSchema]);
type Remis = z.infer<typeof remisSchema>;

/** Nobody has confirmed it, and it still has a reason to be received. */
async function attend({ journal }: ConsoleNeeds, message: Remis): Promise<boolean> {
  const { dedupId } = message;
  if (message.type === 'pca') {
    const { events } = await lireLeDossier(journal, fluxDossier(message.poste, message.numero));
    return envoisAttendus(events).some(({ id }) => id === dedupId);
  }
  const { etat } = etatDeLaMise(lireMise((await journal.read(fluxMise(dedupId))).events));
  return etat === 'decidee' || etat === 'mise';
}

/** What no act names yet has no queue on AWS: nothing waits for it. */
async function recevoirDe({ files }: ConsoleNeeds, queue: string, max: number): Promise<readonly Message[]> {
  try {
    return await files.receive(queue, { max, leaseSeconds: BAIL_SECONDES });
  } catch (erreur) {
    if (erreur instanceof Retry) return [];
    throw erreur;
  }
}

/** Duplicates are possible: what was received already is deleted here and handed to no one. */
export async function relever(needs: ConsoleNeeds, queue: string, max: number) {
  const messages = [];
  for (;;) {
    const lot = await recevoirDe(needs, queue, max - messages.length);
    for (const { handle, body, receiveCount, sentAt } of lot) {
      const message = remisSchema.parse(JSON.parse(body));
      if (await attend(needs, message)) messages.push({ handle, remise: receiveCount, envoyeLe: sentAt, message });
      else await needs.files.delete(queue, handle);
    }
    if (lot.length === 0 || messages.length >= max) return messages;
  }
}
