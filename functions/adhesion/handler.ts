/** Records what `decide` gives, on the adhésion's stream. */
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import { activerSchema } from '../../schemas/messages/adhesion.ts';
import type { Refus, Resultat } from '../../schemas/messages/refus.ts';
import { type CommandeRegistre, commandeRegistreSchema } from '../../schemas/messages/registre.ts';
import { acteSchema, suspendreSchema } from '../../schemas/messages/suspension.ts';
import type { Evenement } from '../journal/evenement.ts';
import type { Clock, Journal } from '../platform/ports.ts';
import { avecLaConservation } from '../retention/registre/echeance.ts';
import { AVANCENT_L_EPOQUE } from './cycle.ts';
import { type CommandeAdhesion, decide } from './decide.ts';
import { etatPresent } from './etat.ts';
import { refusDesRattaches } from './registre/rattaches.ts';
import { echeancesDeNotification } from './suspension/echeance.ts';
import { politiquesPour } from './suspension/postes.ts';

export interface AdhesionNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

export const fluxAdhesion = (siret: string): string => `adhesion/${siret}`;

/** What the journal gives now: nothing is appended. */
async function deciderMaintenant({ journal, horloge }: AdhesionNeeds, siret: string, commande: CommandeAdhesion) {
  const { events, seq } = await journal.read(fluxAdhesion(siret));
  const at = horloge.now();
  const adhesion = etatPresent(lireAdhesion(events));
  const { politiques, fences } = await politiquesPour(journal, commande.type, adhesion, at);
  return { seq, at, fences, decision: decide(adhesion, commande, at, politiques) };
}

/** Why it would be refused now; null where it would not. */
export async function refusPrevisible(
  needs: AdhesionNeeds,
  siret: string,
  commande: CommandeAdhesion,
): Promise<Refus | null> {
  const { decision } = await deciderMaintenant(needs, siret, commande);
  return decision.ok ? null : decision.refus;
}

/** Decides on what the journal holds and appends; on a conflict, reads again (R2). Empty `events`: already done. */
export async function executer(
  needs: AdhesionNeeds,
  siret: string,
  commande: CommandeAdhesion,
): Promise<Resultat<{ readonly events: readonly Evenement[] }>> {
  const stream = fluxAdhesion(siret);
  for (;;) {
    const { seq, at, fences, decision } = await deciderMaintenant(needs, siret, commande);
    if (!decision.ok || decision.events.length === 0) return decision.ok ? { ok: true, events: [] } : decision;
    const advancesEpoch = decision.events.some(({ type }) => AVANCENT_L_EPOQUE.has(type));
    const echeances = avecLaConservation(echeancesDeNotification(siret, decision.events), { stream, seq, at });
    const append = { stream, expected: seq, events: decision.events, at, advancesEpoch, echeances, fences };
    const result = await needs.journal.append(append);
    if (result.ok) return result;
  }
}

/** Records a form (annexe 2): the first opens the adhésion, a later one replaces it from its own date. Input: `activerSchema`. */
export const activer = (needs: AdhesionNeeds) => async (input: unknown) => {
  const commande = activerSchema.parse(input);
  const refus = await refusDesRattaches(needs.journal, commande.formulaire.siretsRattaches);
  if (refus !== null) return refus;
  return executer(needs, commande.formulaire.siret, { type: 'activer', ...commande });
};

/** Art. 6: the comptable suspends the effects of the adhésion. Input: `suspendreSchema`. Refused: see `decide`. */
export const suspendre = (needs: AdhesionNeeds) => (input: unknown) => {
  const commande = suspendreSchema.parse(input);
  return executer(needs, commande.siret, { type: 'suspendre', ...commande });
};

/** The comptable ends the suspension. Input: `acteSchema`. Refused: see `decide`. */
export const lever = (needs: AdhesionNeeds) => (input: unknown) => {
  const commande = acteSchema.parse(input);
  return executer(needs, commande.siret, { type: 'lever', ...commande });
};

const siretDe = (commande: CommandeRegistre): string =>
  commande.type === 'preparer' ? commande.formulaire.siret : commande.siret;

const rattachesDe = (commande: CommandeRegistre): readonly string[] =>
  commande.type === 'preparer' ? commande.formulaire.siretsRattaches : [];

/** Why that act on the register would be refused now; null where it would not. */
export async function refusDuRegistre(needs: AdhesionNeeds, commande: CommandeRegistre): Promise<Refus | null> {
  const rattache = await refusDesRattaches(needs.journal, rattachesDe(commande));
  return rattache?.refus ?? refusPrevisible(needs, siretDe(commande), commande);
}

/** Art. 2, 4 and 5: how one joins and leaves, and who signs. Input: `commandeRegistreSchema`. Refused: see `decide`. */
export const tenirLeRegistre = (needs: AdhesionNeeds) => async (input: unknown) => {
  const commande = commandeRegistreSchema.parse(input);
  const refus = await refusDesRattaches(needs.journal, rattachesDe(commande));
  return refus ?? executer(needs, siretDe(commande), commande);
};
