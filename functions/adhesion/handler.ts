/** Records what `decide` gives, on the adhésion's stream. */
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import { activerSchema, leverSchema, suspendreSchema } from '../../schemas/messages/adhesion.ts';
import type { Resultat } from '../../schemas/messages/refus.ts';
import type { Evenement } from '../journal/evenement.ts';
import type { Clock, Journal } from '../platform/ports.ts';
import { AVANCENT_L_EPOQUE } from './cycle.ts';
import { type CommandeAdhesion, decide } from './decide.ts';
import { etatPresent } from './etat.ts';

export interface AdhesionNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

export const fluxAdhesion = (siret: string): string => `adhesion/${siret}`;

/** Decides on what the journal holds and appends; on a conflict, reads again (R2). Empty `events`: already done. */
export async function executer(
  { journal, horloge }: AdhesionNeeds,
  siret: string,
  commande: CommandeAdhesion,
): Promise<Resultat<{ readonly events: readonly Evenement[] }>> {
  const stream = fluxAdhesion(siret);
  for (;;) {
    const { events, seq } = await journal.read(stream);
    const at = horloge.now();
    const decision = decide(etatPresent(lireAdhesion(events)), commande, at);
    if (!decision.ok || decision.events.length === 0) return decision.ok ? { ok: true, events: [] } : decision;
    const advancesEpoch = decision.events.some(({ type }) => AVANCENT_L_EPOQUE.has(type));
    const result = await journal.append({ stream, expected: seq, events: decision.events, at, advancesEpoch });
    if (result.ok) return result;
  }
}

/** Records a form (annexe 2): the first opens the adhésion, a later one replaces it from its own date. Input: `activerSchema`. */
export const activer = (needs: AdhesionNeeds) => (input: unknown) => {
  const commande = activerSchema.parse(input);
  return executer(needs, commande.formulaire.siret, { type: 'activer', ...commande });
};

/** Art. 6: the comptable suspends the effects of the adhésion. Input: `suspendreSchema`. Refused: see `decide`. */
export const suspendre = (needs: AdhesionNeeds) => (input: unknown) => {
  const commande = suspendreSchema.parse(input);
  return executer(needs, commande.siret, { type: 'suspendre', ...commande });
};

/** The comptable ends the suspension. Input: `leverSchema`. Refused: see `decide`. */
export const lever = (needs: AdhesionNeeds) => (input: unknown) => {
  const commande = leverSchema.parse(input);
  return executer(needs, commande.siret, { type: 'lever', ...commande });
};
