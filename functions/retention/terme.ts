/** Until when a document is kept. Pure: the rules, and what the document says of itself. */
import type { Genre, GenreDuRegistre, Retention } from '../../schemas/retention.ts';
import { GENRES } from '../../schemas/retention.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';

/** What a term counts from. */
export interface Repere {
  /** Civil date (Paris) of the reception. */
  readonly jour: string;
  /** The latest exercice of its bordereaux, or the year of the reception where it tells none. */
  readonly exercice: number;
}

/** An exercice further than this from the reception is a slip of the pen, which must keep nothing for a thousand years. */
const ECART_MAX = 5;

export function repereDe(recuLe: string, { bordereaux }: Pick<Verdict, 'bordereaux'>): Repere {
  const jour = dateCivile(recuLe);
  const annee = Number(jour.slice(0, 4));
  const dits = bordereaux.map(({ exercice }) => (/^\d{4}$/.test(exercice ?? '') ? Number(exercice) : annee));
  const plausibles = dits.filter((dit) => Math.abs(dit - annee) <= ECART_MAX);
  return { jour, exercice: Math.max(annee, ...plausibles) };
}

/** Last day, included, on which it is kept; null: for ever. */
export function termeDe(
  { regles }: Retention,
  genre: Genre | GenreDuRegistre,
  { jour, exercice }: Repere,
): string | null {
  const regle = regles.find(
    ({ genre: sien, du, jusquAu }) =>
      sien === genre && (du === null || du <= jour) && (jusquAu === null || jour <= jusquAu),
  );
  if (regle === undefined) return null;
  if (regle.depuis === 'exercice') return `${exercice + regle.annees}-12-31`;
  const annee = Number(jour.slice(0, 4)) + regle.annees;
  // The 29th of February has its anniversary on the 1st of March: a day longer, never shorter.
  const existe = new Date(`${annee}${jour.slice(4)}T00:00:00Z`).toISOString().startsWith(`${annee}${jour.slice(4)}`);
  return existe ? `${annee}${jour.slice(4)}` : `${annee}-03-01`;
}

export interface TermeDeGenre {
  readonly genre: Genre;
  readonly terme: string;
}

/** Of every kind that has a term. */
export const termes = (retention: Retention, repere: Repere): TermeDeGenre[] =>
  GENRES.flatMap((genre) => {
    const terme = termeDe(retention, genre, repere);
    return terme === null ? [] : [{ genre, terme }];
  });
