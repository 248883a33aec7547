/** The form that says whose adhésion it is, even when none is in force. Pure. */
import type { Formulaire } from '../../../schemas/evenements/adhesion.ts';
import type { Adhesion } from '../cycle.ts';
import { formulaireEnVigueur } from '../etat.ts';
import { dateCivile } from '../heure-de-paris.ts';

/**
 * The form in force; once it was renounced, the last that had effect: its poste goes on with what is left of it. The first
 * one while none has had any.
 */
export function formulaireDeReference(adhesion: Adhesion, instant: string): Formulaire | null {
  const jour = dateCivile(instant);
  const { formulaires } = adhesion;
  return (
    formulaireEnVigueur(adhesion, instant) ??
    formulaires.findLast(({ depuis }) => depuis <= jour) ??
    formulaires[0] ??
    null
  );
}
