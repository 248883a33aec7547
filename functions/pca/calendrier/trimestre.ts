/** Civil quarters, and the day on which their état récapitulatif is due (contract art. 9). */
import type { Trimestre } from '../../../schemas/pca/identifiants.ts';
import { plusJours, plusMois } from './dates.ts';

export const trimestreDe = (date: string): Trimestre =>
  `${date.slice(0, 4)}-T${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** First and last day, both included. */
export function bornes(trimestre: Trimestre): { readonly debut: string; readonly fin: string } {
  const mois = String(3 * Number(trimestre.slice(6)) - 2).padStart(2, '0');
  const debut = `${trimestre.slice(0, 4)}-${mois}-01`;
  return { debut, fin: plusJours(plusMois(debut, 3), -1) };
}

const suivant = (trimestre: Trimestre): Trimestre => trimestreDe(plusJours(bornes(trimestre).fin, 1));

/** All the quarters from one day to another, in order. */
export function trimestresEntre(debut: string, fin: string): Trimestre[] {
  const tous: Trimestre[] = [];
  for (let trimestre = trimestreDe(debut); bornes(trimestre).debut <= fin; trimestre = suivant(trimestre))
    tous.push(trimestre);
  return tous;
}

/** Last day for handing it in. A day off changes nothing: it may be a warning, never an extension. */
export const limiteDeRemise = (trimestre: Trimestre, jourDuMois: number): string =>
  plusJours(bornes(trimestre).fin, jourDuMois);
