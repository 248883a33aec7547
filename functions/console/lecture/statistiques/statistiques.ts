/** The statistics of the last weeks: each week as it is kept, and the sum of them. */
import type { Lectures } from '../../../platform/ports.ts';
import type { Portee } from '../portee.ts';
import { lireSemaine, statistiquesDe } from '../tenue.ts';
import { CLASSES_MS, type Delai, type Sommes } from './contribution.ts';
import { semainesJusqua } from './semaine.ts';

export interface Semaine {
  /** ISO 8601, `2026-W48`. */
  readonly semaine: string;
  readonly sommes: Sommes;
}

export interface Statistiques {
  /** Oldest first, each week of the period, those without deposits too. */
  readonly semaines: readonly Semaine[];
  readonly total: Sommes;
}

export async function lireStatistiques(
  { lectures }: { readonly lectures: Lectures },
  portee: Portee,
  derniere: string,
  combien: number,
): Promise<Statistiques> {
  const periode = semainesJusqua(derniere, combien);
  // Weeks without deposits are not kept: older ones may come in their place, and are left.
  const bodies = await lectures.list(statistiquesDe(portee), { limit: combien, below: `${derniere}~` });
  const lues = new Map(bodies.map(lireSemaine).map(({ semaine, sommes }) => [semaine, sommes]));
  const semaines = periode.map((semaine) => ({ semaine, sommes: lues.get(semaine) ?? {} }));
  return { semaines, total: additionner(semaines.map(({ sommes }) => sommes)) };
}

function additionner(toutes: readonly Sommes[]): Sommes {
  const total: Record<string, number> = {};
  for (const sommes of toutes) for (const [nom, n] of Object.entries(sommes)) total[nom] = (total[nom] ?? 0) + n;
  return total;
}

export const compteDe = (sommes: Sommes, nom: string): number => sommes[nom] ?? 0;

export interface Motif {
  readonly code: string;
  readonly depots: number;
}

const MOTIF = 'motif/';

/** The most frequent first. */
export const motifsDe = (sommes: Sommes): readonly Motif[] =>
  Object.entries(sommes)
    .filter(([nom]) => nom.startsWith(MOTIF))
    .map(([nom, depots]) => ({ code: nom.slice(MOTIF.length), depots }))
    .sort((a, b) => b.depots - a.depots || (a.code < b.code ? -1 : 1));

export interface DelaiMesure {
  readonly n: number;
  /** Null where nothing was measured. */
  readonly moyenneMs: number | null;
  /** Half of them took less than that: the upper bound of their class; null where it is in the last, which has none. */
  readonly medianeSousMs: number | null;
  /** How many in each class of `CLASSES_MS`, then those that took longer. */
  readonly classes: readonly number[];
}

export function delaiDe(sommes: Sommes, delai: Delai): DelaiMesure {
  const n = compteDe(sommes, `delai/${delai}/n`);
  const classes = [...CLASSES_MS, null].map((_, i) => compteDe(sommes, `delai/${delai}/classe/${i}`));
  let vus = 0;
  const mediane = classes.findIndex((combien) => {
    vus += combien;
    return n > 0 && vus * 2 >= n;
  });
  return {
    n,
    classes,
    moyenneMs: n === 0 ? null : Math.round(compteDe(sommes, `delai/${delai}/ms`) / n),
    medianeSousMs: CLASSES_MS[mediane] ?? null,
  };
}
