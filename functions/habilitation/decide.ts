/** Who may open a right to whom (pure): nobody beyond what he answers for, and nobody to himself. */
import { type Role, raisonSchema } from '../../schemas/evenements/identifiants.ts';
import type { Accorder } from '../../schemas/messages/habilitation.ts';
import { type Refus, refuser } from '../../schemas/messages/refus.ts';
import { actesDuRole } from './actes.ts';
import { enVigueur, type Habilitation } from './cycle.ts';
import { convient, couvre } from './perimetre.ts';
import { peut, type Qui } from './qui.ts';

type Refusee = { readonly ok: false; readonly refus: Refus } | null;

/** To whom each agent owes his delegation. */
const DELEGANT: Partial<Record<Role, Role>> = { 'agent-comptable': 'comptable', 'agent-ordonnateur': 'ordonnateur' };

/** Whoever delegates gives what he has, in his own name, to his own agents. */
export function refusDuPouvoir(qui: Qui, { role, perimetre }: Pick<Accorder, 'role' | 'perimetre'>): Refusee {
  const delegant = DELEGANT[role];
  const sien = qui.acteur.role === 'administrateur' || delegant === qui.acteur.role;
  if (peut(qui, 'habiliter') && sien && couvre(qui.perimetre, perimetre)) return null;
  return refuser(
    'HABILITATION_HORS_POUVOIR',
    'Vous ne pouvez pas ouvrir ce droit : un administrateur ouvre ceux de tous, un comptable et un ordonnateur ceux de leurs propres agents.',
  );
}

/** `delegant`: the right in whose name the agent will act; null where none is said or it is unknown. */
function refusDeLaDelegation({ role, perimetre, actes }: Accorder, delegant: Habilitation | null, a: string): Refusee {
  const attendu = DELEGANT[role];
  if (attendu === undefined) return null;
  if (
    delegant === null ||
    delegant.role !== attendu ||
    !couvre(delegant.perimetre, perimetre) ||
    !enVigueur(delegant, a)
  )
    return refuser(
      'DELEGANT_INCORRECT',
      'Un agent agit par délégation : elle doit venir d’un comptable ou d’un ordonnateur habilité pour le même organisme.',
    );
  const permis = actesDuRole(role);
  if (actes.length === 0 || !actes.every((acte) => permis.includes(acte)))
    return refuser('ACTES_DELEGUES_INCORRECTS', 'La délégation doit dire les actes délégués, parmi ceux de l’agent.');
  return null;
}

/** `lui`: whether the person is the very one who grants. */
export function refusDAccorder(
  qui: Qui,
  demande: Accorder,
  { delegant, lui, a }: { readonly delegant: Habilitation | null; readonly lui: boolean; readonly a: string },
): Refusee {
  const { role, perimetre, du, au, fondement } = demande;
  if (!convient(role, perimetre))
    return refuser('PERIMETRE_INCORRECT', 'Ce rôle ne s’exerce pas sur ce périmètre : reprenez la demande.');
  const refus = refusDuPouvoir(qui, demande) ?? refusDeLaDelegation(demande, delegant, a);
  if (refus !== null) return refus;
  if (lui) return refuser('HABILITATION_DE_SOI', 'Nul ne s’ouvre un droit à lui-même : adressez-vous à un autre.');
  if (au !== null && au < du) return refuser('DATES_INVERSEES', 'La date de fin précède la date de début.');
  if (!raisonSchema.safeParse(fondement).success)
    return refuser(
      'FONDEMENT_ABSENT',
      'L’habilitation doit dire ce qui la fonde (nomination, arrêté, délégation), en une phrase de 500 caractères au plus.',
    );
  return null;
}

/** He who could have opened it, for the same organisation, may end it; and so may anybody renounce his own. */
export function refusDeRetirer(
  qui: Qui,
  habilitation: Pick<Habilitation, 'id' | 'role' | 'perimetre'>,
  raison: string,
): Refusee {
  const refus = qui.acteur.id === habilitation.id ? null : refusDuPouvoir(qui, habilitation);
  if (refus !== null) return refus;
  if (!raisonSchema.safeParse(raison).success)
    return refuser('RAISON_ABSENTE', 'Le retrait doit être motivé, en une phrase de 500 caractères au plus.');
  return null;
}
