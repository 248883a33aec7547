/** A dated rule: what must have happened by the end of a day, and where we stand with it. */
import type { REGLES_DATEES } from '../../../schemas/evenements/pca-avis.ts';
import { joursEntre } from './dates.ts';

export type RegleDatee = (typeof REGLES_DATEES)[number];

export interface EcheancePca {
  readonly regle: RegleDatee;
  /** Last day, whole (Europe/Paris). */
  readonly date: string;
  /** What it is about: a dossier, a versement, a quarter. */
  readonly objet: string;
}

export type Situation = 'a-venir' | 'bientot' | 'due' | 'en-retard';

/** `due` on the last day itself; late from the day after; `preavis` days before it is soon. */
export function situer({ date }: Pick<EcheancePca, 'date'>, jour: string, preavis: number): Situation {
  const reste = joursEntre(jour, date);
  if (reste < 0) return 'en-retard';
  if (reste === 0) return 'due';
  return reste <= preavis ? 'bientot' : 'a-venir';
}

export const parDate = (a: EcheancePca, b: EcheancePca): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.objet < b.objet ? -1 : 1;
