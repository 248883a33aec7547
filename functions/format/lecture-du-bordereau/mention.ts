/** A secondary value with its name and its meaning. An element that has no name here keeps its own: nothing is hidden. */
import type { Domaine } from '../flux-lu.ts';
import { BOOLEEN, booleen, DATE } from '../valeurs/date.ts';
import { centimes, euros } from '../valeurs/montant.ts';
import type { Mention } from './bordereau-lisible.ts';
import { MENTIONS, type Sens } from './nomenclature/mention.ts';
import { libelle } from './nomenclature/nomenclature.ts';

/** `2026-09-30` as `30/09/2026`; null for what is no day of the calendar. */
export const dateEnClair = (valeur: string): string | null =>
  DATE.admet(valeur) && /^\d{4}-/.test(valeur) ? valeur.slice(0, 10).split('-').reverse().join('/') : null;

function montantEnClair(valeur: string): string | null {
  const montant = centimes(valeur);
  return montant === null ? null : euros(montant);
}

function sensDe(sens: Sens, valeur: string, domaine: Domaine): string | null {
  switch (sens) {
    case 'texte':
      return null;
    case 'date':
      return dateEnClair(valeur);
    case 'montant':
      return montantEnClair(valeur);
    case 'oui-non':
      return BOOLEEN.admet(valeur) ? (booleen(valeur) ? 'oui' : 'non') : null;
    default: {
      const trouve = libelle(sens[domaine], valeur);
      return trouve === null ? null : `${trouve} (${valeur})`;
    }
  }
}

export function mention(element: string, valeur: string, domaine: Domaine): Mention {
  const [nom, sens = 'texte'] = (Object.hasOwn(MENTIONS, element) ? MENTIONS[element] : undefined) ?? [element];
  return { libelle: nom, valeur, enClair: sensDe(sens, valeur, domaine) };
}
