/** Lexical forms of dates and times (Datatypes §3.2.7 to §3.2.14): proleptic Gregorian calendar, no year 0000. */
const ANNEE = '-?([1-9][0-9]{3,}|0[0-9]{3})';
const MOIS = '(0[1-9]|1[0-2])';
const JOUR = '(0[1-9]|[12][0-9]|3[01])';
const HEURE = '(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?|24:00:00(?:\\.0+)?)';
const FUSEAU = '(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?';

const DATE = new RegExp(`^${ANNEE}-${MOIS}-${JOUR}${FUSEAU}$`);
const DATE_HEURE = new RegExp(`^${ANNEE}-${MOIS}-${JOUR}T${HEURE}${FUSEAU}$`);
const HEURE_SEULE = new RegExp(`^${HEURE}${FUSEAU}$`);
const ANNEE_SEULE = new RegExp(`^${ANNEE}${FUSEAU}$`);
const MOIS_SEUL = new RegExp(`^--${MOIS}${FUSEAU}$`);
const MOIS_JOUR = new RegExp(`^--${MOIS}-${JOUR}${FUSEAU}$`);
const JOUR_SEUL = new RegExp(`^---${JOUR}${FUSEAU}$`);
const DUREE = /^-?P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?!$)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;
const ANNEE_MOIS = new RegExp(`^${ANNEE}-${MOIS}${FUSEAU}$`);

const TIRET = 45;
const JOURS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function calendaire(forme: RegExp, v: string): boolean {
  const trouve = forme.exec(v);
  if (trouve === null || !estAnneeAdmise(trouve[1])) return false;
  // 10,000 years hold a whole number of cycles of 400: the last four digits tell a leap year.
  return existe(Number(trouve[1]?.slice(-4)), Number(trouve[2]), Number(trouve[3]));
}

/** The day is one of its month. */
function existe(annee: number, mois: number, jour: number): boolean {
  const bissextile = annee % 4 === 0 && (annee % 100 !== 0 || annee % 400 === 0);
  return jour >= 1 && jour <= (JOURS[mois - 1] ?? 0) + (mois === 2 && bissextile ? 1 : 0);
}

/** Number written by the digits of `v` in [de, a); NaN where one is none. */
function chiffres(v: string, de: number, a: number): number {
  let n = 0;
  for (let i = de; i < a; i++) {
    const c = v.charCodeAt(i) - 48;
    n = c >= 0 && c <= 9 ? 10 * n + c : Number.NaN;
  }
  return n;
}

/** `AAAA-MM-JJ`, as every flux writes it; false says nothing. */
function estDateSimple(v: string): boolean {
  if (v.length !== 10 || v.charCodeAt(4) !== TIRET || v.charCodeAt(7) !== TIRET) return false;
  const annee = chiffres(v, 0, 4);
  return annee >= 1 && existe(annee, chiffres(v, 5, 7), chiffres(v, 8, 10));
}

/** Years are bounded, as Datatypes §5.4 lets them be: where xmllint stops, at 2^63 - 1. There is no year 0000. */
const DERNIERE = '9223372036854775807';
const estAnneeAdmise = (annee = ''): boolean =>
  annee !== '0000' && (annee.length < DERNIERE.length || (annee.length === DERNIERE.length && annee <= DERNIERE));

const avecAnnee = (forme: RegExp, v: string): boolean => {
  const trouve = forme.exec(v);
  return trouve !== null && estAnneeAdmise(trouve[1]);
};

export const estDate = (v: string): boolean => estDateSimple(v) || calendaire(DATE, v);
export const estDateHeure = (v: string): boolean => calendaire(DATE_HEURE, v);
export const estHeure = (v: string): boolean => HEURE_SEULE.test(v);
export const estAnnee = (v: string): boolean => avecAnnee(ANNEE_SEULE, v);
export const estMois = (v: string): boolean => MOIS_SEUL.test(v);
/** Some year has that day. */
export function estMoisJour(v: string): boolean {
  const trouve = MOIS_JOUR.exec(v);
  return trouve !== null && existe(2000, Number(trouve[1]), Number(trouve[2]));
}
export const estJour = (v: string): boolean => JOUR_SEUL.test(v);
export const estDuree = (v: string): boolean => DUREE.test(v);
export const estAnneeMois = (v: string): boolean => avecAnnee(ANNEE_MOIS, v);

/** Order of two years, their time zones aside: only gYear is bounded in the sets that we know. */
export const comparerAnnees = (a: string, b: string): number => anneeDe(a) - anneeDe(b);
const anneeDe = (v: string): number => Number(/^-?[0-9]+/.exec(v)?.[0]);
