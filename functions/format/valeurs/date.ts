/** Dates, years and booleans of the schema, for what is computed with them and for what is read by people. */
import { estDate } from '../xsd/simple/dates.ts';
import { sansBlancs } from './blancs.ts';

const LONGUEUR_MAX = 64;
const ANNEE = /^-?(?:[1-9]\d{3,}|0(?!000)\d{3})(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/;

/** The year of an xs:gYear, whose time zone says nothing of an exercice. Null for any other value. */
export function anneeCivile(valeur: string): number | null {
  const texte = sansBlancs(valeur);
  if (valeur.length > LONGUEUR_MAX || !ANNEE.test(texte)) return null;
  const annee = Number.parseInt(texte, 10);
  return Number.isSafeInteger(annee) ? annee : null;
}

/** xs:date: a real day of the Gregorian calendar. */
export const DATE = {
  admet: (valeur: string): boolean => valeur.length <= LONGUEUR_MAX && estDate(sansBlancs(valeur)),
};

/** xs:boolean. */
export const BOOLEEN = {
  admet: (valeur: string): boolean => valeur.length <= LONGUEUR_MAX && /^(?:0|1|true|false)$/.test(sansBlancs(valeur)),
};

/** The truth of a value that BOOLEEN admits. */
export const booleen = (valeur: string): boolean => /^(?:1|true)$/.test(sansBlancs(valeur));
