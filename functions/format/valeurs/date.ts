/** Dates, years and booleans of the schema, for what is computed with them and for what is read by people. */
import { estAnnee, estDate } from '../xsd/simple/dates.ts';
import { sansBlancs } from './blancs.ts';

/** The year of an xs:gYear as it is written, without its time zone, which says nothing of an exercice. Null for any other value. */
export function anneeEcrite(valeur: string): string | null {
  const texte = sansBlancs(valeur);
  return estAnnee(texte) ? (/^-?\d+/.exec(texte)?.[0] ?? null) : null;
}

/** The same as a number; null too where it is not exact. */
export function anneeCivile(valeur: string): number | null {
  const ecrite = anneeEcrite(valeur);
  const annee = Number(ecrite);
  return ecrite !== null && Number.isSafeInteger(annee) ? annee : null;
}

/** xs:date: a real day of the Gregorian calendar. */
export const DATE = {
  admet: (valeur: string): boolean => estDate(sansBlancs(valeur)),
};

/** xs:boolean. */
export const BOOLEEN = {
  admet: (valeur: string): boolean => /^(?:0|1|true|false)$/.test(sansBlancs(valeur)),
};

/** The truth of a value that BOOLEEN admits. */
export const booleen = (valeur: string): boolean => /^(?:1|true)$/.test(sansBlancs(valeur));
