/** Base_Date (xs:date), Base_Annee (xs:gYear), Base_Booleen (xs:boolean). */
import { sansBlancs, type TypeDeValeur } from './type-de-valeur.ts';

const FUSEAU = '(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?';
/** XML Schema 1.0 part 2 §3.2.7.1: four digits or more, no leading zero beyond four, never 0000. */
const AN = '-?([1-9]\\d{3,}|0(?!000)\\d{3})';
const LITTERAL_DATE = new RegExp(`^${AN}-(\\d\\d)-(\\d\\d)${FUSEAU}$`);
const LITTERAL_ANNEE = new RegExp(`^${AN}${FUSEAU}$`);
const JOURS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LONGUEUR_MAX = 64;

const bissextile = (annee: number): boolean => (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0;

function estUneDate(valeur: string): boolean {
  const trouve = LITTERAL_DATE.exec(sansBlancs(valeur));
  if (trouve === null) return false;
  // 10 000 is a multiple of 400: the last four digits tell a leap year.
  const annee = Number(trouve[1]?.slice(-4));
  const mois = Number(trouve[2]);
  const jour = Number(trouve[3]);
  const jours = (JOURS[mois - 1] ?? 0) + (mois === 2 && bissextile(annee) ? 1 : 0);
  return jour >= 1 && jour <= jours;
}

/** xs:date: a real day of the Gregorian calendar. */
export const DATE: TypeDeValeur = {
  attendu: 'une date du calendrier, sous la forme AAAA-MM-JJ',
  admet: (valeur) => valeur.length <= LONGUEUR_MAX && estUneDate(valeur),
};

/** xs:gYear. */
export const ANNEE: TypeDeValeur = {
  attendu: 'une année sur quatre chiffres',
  admet: (valeur) => valeur.length <= LONGUEUR_MAX && LITTERAL_ANNEE.test(sansBlancs(valeur)),
};

/** The year of a value that ANNEE admits: its time zone says nothing of an exercice. Null for any other value. */
export function anneeCivile(valeur: string): number | null {
  const annee = Number.parseInt(sansBlancs(valeur), 10);
  return ANNEE.admet(valeur) && Number.isSafeInteger(annee) ? annee : null;
}

/** xs:boolean. */
export const BOOLEEN: TypeDeValeur = {
  attendu: '0, 1, true ou false',
  admet: (valeur) => valeur.length <= LONGUEUR_MAX && /^(?:0|1|true|false)$/.test(sansBlancs(valeur)),
};

/** The truth of a value that BOOLEEN admits. */
export const booleen = (valeur: string): boolean => /^(?:1|true)$/.test(sansBlancs(valeur));
