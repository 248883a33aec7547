/** Working days: neither Saturday, nor Sunday, nor one of the eleven holidays (labour code, art. L. 3133-1). */
import { plusJours } from './dates.ts';

const FIXES = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);
/** Easter Monday, Ascension Day, Whit Monday: days after Easter Sunday. */
const MOBILES = [1, 39, 50];

/** Gregorian computus (Meeus, Jones, Butcher). */
export function paques(annee: number): string {
  const [a, b, c] = [annee % 19, Math.floor(annee / 100), annee % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return new Date(Date.UTC(annee, Math.floor(n / 31) - 1, (n % 31) + 1)).toISOString().slice(0, 10);
}

function estFerie(date: string): boolean {
  const dimanche = paques(Number(date.slice(0, 4)));
  return FIXES.has(date.slice(5)) || MOBILES.some((jours) => plusJours(dimanche, jours) === date);
}

export const estOuvre = (date: string): boolean => {
  const jour = new Date(date).getUTCDay();
  return jour !== 0 && jour !== 6 && !estFerie(date);
};

/** That day, or the next working one. */
export const jourOuvreAPartirDu = (date: string): string =>
  estOuvre(date) ? date : jourOuvreAPartirDu(plusJours(date, 1));

/** The nth working day after a date. */
export const plusJoursOuvres = (date: string, nombre: number): string =>
  nombre === 0 ? date : plusJoursOuvres(jourOuvreAPartirDu(plusJours(date, 1)), nombre - 1);
