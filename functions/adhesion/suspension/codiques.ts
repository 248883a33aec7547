/** The postes that may act under art. 6 on an adhésion. Pure. */
import type { Adhesion } from '../cycle.ts';
import { formulaireEnVigueur } from '../etat.ts';
import { dateCivile } from '../heure-de-paris.ts';
import { suspensionEnCours } from './suivi.ts';

/**
 * Those of the form in force. A suspension outlives the form under which it was pronounced: whoever pronounced it may
 * still end it, and so may the last postes that a form named, once it is renounced.
 */
export function codiquesPour(adhesion: Adhesion, instant: string): readonly string[] {
  const enVigueur = formulaireEnVigueur(adhesion, instant);
  const enCours = suspensionEnCours(adhesion.suivi);
  if (enCours === null) return enVigueur?.codiques ?? [];
  const jour = dateCivile(instant);
  const eu = enVigueur ?? adhesion.formulaires.findLast(({ depuis }) => depuis <= jour);
  const { codique } = enCours.prononcee.decidePar;
  return [...new Set([...(eu?.codiques ?? []), ...(codique === null ? [] : [codique])])];
}
