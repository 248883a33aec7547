/** ISO 8601 weeks as the calendar of Paris has them: `2026-W48`, from Monday to Sunday. Pure. */
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';

const JOUR_MS = 86_400_000;
const MATIN = 'T00:00:00Z';

const dateDe = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** Monday is 0. */
const rangDuJour = (ms: number): number => (new Date(ms).getUTCDay() + 6) % 7;

/** A week belongs to the year of its Thursday. */
export function semaineDuJour(date: string): string {
  const minuit = Date.parse(`${date}${MATIN}`);
  const jeudi = minuit + (3 - rangDuJour(minuit)) * JOUR_MS;
  const annee = new Date(jeudi).getUTCFullYear();
  const numero = 1 + Math.floor((jeudi - Date.UTC(annee, 0, 1)) / (7 * JOUR_MS));
  return `${annee}-W${String(numero).padStart(2, '0')}`;
}

export const semaineDe = (instant: string): string => semaineDuJour(dateCivile(instant));

const SEMAINE = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/;

/** Its Monday. */
export function lundiDe(semaine: string): string {
  const [, annee = '1970', numero = '01'] = SEMAINE.exec(semaine) ?? [];
  // The 4th of January is always in the first week.
  const quatre = Date.UTC(Number(annee), 0, 4);
  return dateDe(quatre - rangDuJour(quatre) * JOUR_MS + (Number(numero) - 1) * 7 * JOUR_MS);
}

export const joursApres = (date: string, jours: number): string =>
  dateDe(Date.parse(`${date}${MATIN}`) + jours * JOUR_MS);

export const dimancheDe = (semaine: string): string => joursApres(lundiDe(semaine), 6);

/** The `combien` weeks that end with this one, oldest first. */
export const semainesJusqua = (semaine: string, combien: number): readonly string[] =>
  Array.from({ length: combien }, (_, i) => semaineDuJour(joursApres(lundiDe(semaine), 7 * (i + 1 - combien))));
