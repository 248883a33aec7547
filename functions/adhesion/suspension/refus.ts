/** Why an act of art. 6 cannot be done: who may decide, who may type it in, what must be said. Pure. */
import { type Acteur, raisonSchema } from '../../../schemas/evenements/identifiants.ts';
import { type Refus, refuser } from '../../../schemas/messages/refus.ts';
import type { Acte } from './commande.ts';

export type Refusee = { readonly ok: false; readonly refus: Refus };

const NON_ASSIGNATAIRE =
  'Ce comptable n’est pas celui de l’ordonnateur : son poste n’est pas nommé par le formulaire d’adhésion en vigueur.';

/** Art. 6: the act belongs to the comptable public of this ordonnateur, he whom the form in force names that day. */
function refusDuDecideur({ decidePar }: Pick<Acte, 'decidePar'>, codiques: readonly string[]): Refusee | null {
  if (decidePar.role !== 'comptable')
    return refuser(
      'DECISION_RESERVEE_AU_COMPTABLE',
      'Seul le comptable public peut suspendre une adhésion ou lever sa suspension (arrêté du 27 juin 2007, art. 6) : un administrateur ne peut que saisir sa décision.',
    );
  return refusDuPoste(decidePar, codiques);
}

/** The comptable's own poste, where he or his agent acts. */
export function refusDuPoste({ codique }: Acteur, codiques: readonly string[]): Refusee | null {
  return codique !== null && codiques.includes(codique)
    ? null
    : refuser('COMPTABLE_NON_ASSIGNATAIRE', NON_ASSIGNATAIRE);
}

/**
 * Whoever types in a decision that is not his own must be entitled to, and show it (DESIGN 6). `agentLibre`: of what the
 * comptable's own agent types in, no document is asked.
 */
export function refusDeLaSaisie({ decidePar, saisiPar, document }: Acte, agentLibre = false): Refusee | null {
  const parLuiMeme =
    saisiPar.role === decidePar.role && saisiPar.id === decidePar.id && saisiPar.codique === decidePar.codique;
  // What his delegation lets an agent type in is the business of whoever knows the habilitations.
  const parSonAgent = saisiPar.role === 'agent-comptable' && saisiPar.codique === decidePar.codique;
  if (parLuiMeme || (parSonAgent && agentLibre)) return null;
  if (!parSonAgent && saisiPar.role !== 'administrateur')
    return refuser(
      'SAISIE_PAR_UN_TIERS',
      'La décision du comptable est saisie par lui-même, par son agent ou par un administrateur, et par personne d’autre.',
    );
  if (document === null)
    return refuser(
      'DOCUMENT_ABSENT',
      'Qui saisit la décision du comptable sans être lui doit en joindre le document, signé de lui.',
    );
  return null;
}

/** The decision is reasoned. */
export function refusDeLaRaison({ raison }: Acte): Refusee | null {
  if (raison.trim() === '')
    return refuser(
      'RAISON_ABSENTE',
      'La décision doit être motivée : indiquez en une phrase ce qui a été constaté ou ce qui y met fin.',
    );
  if (!raisonSchema.safeParse(raison).success)
    return refuser(
      'RAISON_ILLISIBLE',
      'La raison doit tenir en un paragraphe de 500 caractères au plus, sans caractère de contrôle.',
    );
  return null;
}

/** A decision of the comptable, whatever it decides. */
export const refusDeLaDecision = (acte: Acte, codiques: readonly string[], agentLibre = false): Refusee | null =>
  refusDuDecideur(acte, codiques) ?? refusDeLaSaisie(acte, agentLibre) ?? refusDeLaRaison(acte);
