/** The recipient's acts on a delivery: he has received it, takes it in charge, or rejects it. */
import { lireMise } from '../../schemas/evenements/mise.ts';
import { acteDuDestinataireSchema, rejeterSchema } from '../../schemas/messages/mise-a-disposition.ts';
import type { Resultat } from '../../schemas/messages/refus.ts';
import type { Claim, Clock, Journal, ObjectStore } from '../platform/ports.ts';
import { fluxMise } from './cle.ts';
import { type EtatMise, etatDeLaMise } from './cycle.ts';
import { type CommandeMise, decide } from './decide.ts';
import { premierLot, rendreLeReste } from './rejet.ts';

export interface ReceptionNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

type Reponse = Promise<Resultat<{ readonly etat: EtatMise }>>;

/**
 * From the receipt on, the outbox has nothing left to send (R4): removing what is no longer there changes nothing.
 * `aRendre`: the names that the act frees, in its own transaction.
 */
async function executer(
  { journal, horloge }: ReceptionNeeds,
  dedupId: string,
  commande: CommandeMise,
  aRendre: () => Promise<readonly Claim[]> = async () => [],
): Reponse {
  const stream = fluxMise(dedupId);
  for (;;) {
    const { events, seq } = await journal.read(stream);
    const mise = etatDeLaMise(lireMise(events));
    const decision = decide(mise, commande);
    if (!decision.ok) return decision;
    if (decision.event === null) return { ok: true, etat: mise.etat };
    await journal.append({
      stream,
      expected: seq,
      events: [decision.event],
      at: horloge.now(),
      outbox: { remove: [dedupId] },
      claims: { release: await aRendre() },
    });
  }
}

/** Records the receipt and stops the resending. Repeating it succeeds. Refused: unknown delivery, another poste's. */
export const confirmerReception =
  (needs: ReceptionNeeds) =>
  (input: unknown): Reponse => {
    const { dedupId, ...acte } = acteDuDestinataireSchema.parse(input);
    return executer(needs, dedupId, { type: 'confirmerReception', ...acte });
  };

/** The comptable takes the bordereau in charge, once, after the receipt. Refused after his own rejection. */
export const prendreEnCharge =
  (needs: ReceptionNeeds) =>
  (input: unknown): Reponse => {
    const { dedupId, ...acte } = acteDuDestinataireSchema.parse(input);
    return executer(needs, dedupId, { type: 'prendreEnCharge', ...acte });
  };

/**
 * The comptable rejects the bordereau, with a reason (1 to 500 characters), once, after the receipt. Its number is free
 * again for the corrected one; so are all the names of the flow once every delivery of it was rejected.
 */
export const rejeter =
  (needs: ReceptionNeeds & { readonly objets: ObjectStore }) =>
  async (input: unknown): Reponse => {
    const { dedupId, ...acte } = rejeterSchema.parse(input);
    const reponse = await executer(needs, dedupId, { type: 'rejeter', ...acte }, () => premierLot(needs, dedupId));
    if (reponse.ok) await rendreLeReste(needs, dedupId);
    return reponse;
  };
