/** The adhésion as of an instant, and the form in force on a day. */
import type { AdhesionEvenement, Formulaire } from '../../schemas/evenements/adhesion.ts';
import { ADHESION_ABSENTE, type Adhesion, evolve } from './cycle.ts';
import { dateCivile } from './heure-de-paris.ts';
import { enCours } from './registre/demarche.ts';

/** The present state: every event counts. */
export const etatPresent = (events: readonly AdhesionEvenement[]): Adhesion =>
  events.reduce<Adhesion>(evolve, ADHESION_ABSENTE);

/**
 * The state at an instant (ISO 8601 UTC): only what the journal had recorded by then, that instant included. The clocks
 * of two machines may differ: what stands before an event that was recorded by then was recorded too, whatever its date.
 */
export const etatALaDate = (events: readonly AdhesionEvenement[], instant: string): Adhesion =>
  etatPresent(events.slice(0, events.findLastIndex(({ at }) => at <= instant) + 1));

/**
 * The form in force at an instant: the last recorded of those whose date has come (annexe 2: a form restates the whole
 * situation and replaces the former). Null before the first takes effect, and once it was renounced.
 */
export function formulaireEnVigueur(adhesion: Adhesion, instant: string): Formulaire | null {
  const jour = dateCivile(instant);
  const rang = adhesion.formulaires.findLastIndex(({ depuis }) => depuis <= jour);
  return finDuFormulaire(adhesion, rang, jour) === null ? (adhesion.formulaires[rang] ?? null) : null;
}

/** The date, come by that day, from which the ordonnateur renounced what that form and those before it said. */
function finDuFormulaire({ registre: { renonciations } }: Adhesion, rang: number, jour: string): string | null {
  const fin = renonciations.find(({ acte, formulaires }) => rang < formulaires && acte.effetLe <= jour);
  return fin?.acte.effetLe ?? null;
}

export type Situation = 'absente' | 'en-preparation' | 'a-venir' | 'active' | 'suspendue' | 'renoncee';

/** What people are told of the adhésion at an instant. */
export function situationLe(adhesion: Adhesion, instant: string): Situation {
  if (adhesion.etat === 'absente') return enCours(adhesion.registre.demarche) ? 'en-preparation' : 'absente';
  if (formulaireEnVigueur(adhesion, instant) !== null) return adhesion.etat;
  const jour = dateCivile(instant);
  return adhesion.formulaires.some(({ depuis }) => depuis <= jour) ? 'renoncee' : 'a-venir';
}
