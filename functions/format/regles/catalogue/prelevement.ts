/** Rules of InfoPrelevementSEPA. */
import { icsValide } from '../cles/ics.ts';
import type { Regle } from '../regle.ts';

const NNE = /^\d{6}$/;

export const REGLES_DU_PRELEVEMENT: readonly Regle[] = [
  {
    code: 'ANCIEN_ICS_INCORRECT',
    domaine: 'recette',
    moment: 'prelevement.ancienICS',
    enfreinte: ({ prelevement: { ancienICS } }) =>
      ancienICS !== null && !NNE.test(ancienICS) && !icsValide(ancienICS) ? { valeur: ancienICS } : null,
  },
];
