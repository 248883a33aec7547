/** Civil dates (`YYYY-MM-DD`), counted as the law counts: the day of the event is left out, the last day is whole. */

const JOUR_MS = 86_400_000;
const ecrire = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const plusJours = (date: string, jours: number): string => ecrire(Date.parse(date) + jours * JOUR_MS);

/** The same day of the month, or its last where it has no such day (CPC art. 641). */
export function plusMois(date: string, mois: number): string {
  const [annee = 0, rang = 1, jour = 1] = date.split('-').map(Number);
  const dernier = new Date(Date.UTC(annee, rang - 1 + mois + 1, 0)).getUTCDate();
  return ecrire(Date.UTC(annee, rang - 1 + mois, Math.min(jour, dernier)));
}

export const plusAns = (date: string, ans: number): string => plusMois(date, 12 * ans);

/** Days from `debut` to `fin`; negative where `fin` comes first. */
export const joursEntre = (debut: string, fin: string): number => (Date.parse(fin) - Date.parse(debut)) / JOUR_MS;

export const laPremiere = (dates: readonly string[]): string | null =>
  dates.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null);

/** `28/03/2026`, for people. */
export const dateEnClair = (date: string): string => date.split('-').reverse().join('/');
