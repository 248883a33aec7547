/** A comptable lays down the policy of his poste, on its own stream. */
import type * as z from 'zod';
import { lirePoste, type PosteNouveau } from '../../../schemas/evenements/poste.ts';
import { type Refus, type Resultat, refuser } from '../../../schemas/messages/refus.ts';
import { fixerPolitiqueSchema } from '../../../schemas/messages/suspension.ts';
import { type Evenement, jcs } from '../../journal/evenement.ts';
import type { Clock, Journal } from '../../platform/ports.ts';
import { avecLaConservation } from '../../retention/registre/echeance.ts';
import { type PolitiqueFixee, politiqueFixee } from './politique.ts';
import { fluxPoste } from './postes.ts';
import { type Refusee, refusDeLaDecision } from './refus.ts';

type Commande = z.infer<typeof fixerPolitiqueSchema>;
type DecisionDePoste = { readonly ok: true; readonly events: readonly PosteNouveau[] } | Refusee;

const dite = ({ instruction, quatreYeux, document }: Pick<PolitiqueFixee, 'instruction' | 'quatreYeux' | 'document'>) =>
  jcs({ instruction, quatreYeux, document });

/** The same policy laid down again is the same; a standing instruction is signed, and its document kept in mind. */
function decider(present: PolitiqueFixee | null, commande: Commande, a: string): DecisionDePoste {
  const { codique, ...donnees } = commande;
  const refus = refusDeLaDecision(donnees, [codique]);
  if (refus) return refus;
  const { instruction, document } = donnees;
  if (instruction !== null && document === null)
    return refuser(
      'INSTRUCTION_NON_SIGNEE',
      'Passerelle ne suspend d’elle-même que sur une instruction signée du comptable : joignez-en le document.',
    );
  if (present !== null && dite(present) === dite(donnees)) return { ok: true, events: [] };
  const data = { ...donnees, raison: donnees.raison.trim(), fixeeLe: a };
  return { ok: true, events: [{ type: 'PolitiqueDePosteFixee', v: 1, data }] };
}

interface PosteNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

/** Why it would be refused now; null where it would not. Input: `fixerPolitiqueSchema`. */
export const refusDeFixer =
  ({ journal, horloge }: PosteNeeds) =>
  async (input: unknown): Promise<Refus | null> => {
    const commande = fixerPolitiqueSchema.parse(input);
    const { events } = await journal.read(fluxPoste(commande.codique));
    const decision = decider(politiqueFixee(lirePoste(events)), commande, horloge.now());
    return decision.ok ? null : decision.refus;
  };

/** It advances the poste's epoch: what is being decided under the former policy is decided again (R7). Input: `fixerPolitiqueSchema`. */
export const fixerPolitique =
  ({ journal, horloge }: PosteNeeds) =>
  async (input: unknown): Promise<Resultat<{ readonly events: readonly Evenement[] }>> => {
    const commande = fixerPolitiqueSchema.parse(input);
    const stream = fluxPoste(commande.codique);
    for (;;) {
      const { events, seq } = await journal.read(stream);
      const at = horloge.now();
      const decision = decider(politiqueFixee(lirePoste(events)), commande, at);
      if (!decision.ok || decision.events.length === 0) return decision.ok ? { ok: true, events: [] } : decision;
      const echeances = avecLaConservation({}, { stream, seq, at });
      const append = { stream, expected: seq, events: decision.events, at, advancesEpoch: true, echeances };
      const result = await journal.append(append);
      if (result.ok) return result;
    }
  };
