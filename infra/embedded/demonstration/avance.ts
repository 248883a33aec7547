/** How far the operator asks that the clock of a demonstration be moved: `80j` from where it stands, or up to a date. */
import * as z from 'zod';
import { dateEnClair, joursEntre, plusJours } from '../../../functions/pca/calendrier/dates.ts';

export type Avance = { readonly jours: number } | { readonly jour: string };

/** A year and a bit: each day is lived through. */
const JOURS_MAX = 400;

/** Null where it is not written as it should be. */
export function lireAvance(avancer: string | undefined, jour: string | undefined): Avance | null {
  if (avancer !== undefined) {
    const jours = Number(/^([1-9]\d{0,2})j?$/.exec(avancer)?.[1] ?? Number.NaN);
    return jour === undefined && jours <= JOURS_MAX ? { jours } : null;
  }
  return z.iso.date().safeParse(jour).success && jour !== undefined ? { jour } : null;
}

type Cible = { readonly ok: true; readonly jour: string } | { readonly ok: false; readonly phrase: string };

/** The day to reach, from the one where the clock stands. */
export function cibleDe(avance: Avance, aujourdhui: string): Cible {
  const jour = 'jour' in avance ? avance.jour : plusJours(aujourdhui, avance.jours);
  const reste = joursEntre(aujourdhui, jour);
  if (reste < 0) {
    const phrase = `L’horloge de la démonstration est au ${dateEnClair(aujourdhui)}, et ne recule pas au ${dateEnClair(jour)}.`;
    return { ok: false, phrase };
  }
  if (reste <= JOURS_MAX) return { ok: true, jour };
  return { ok: false, phrase: `L’horloge de la démonstration avance de ${JOURS_MAX} jours au plus à la fois.` };
}
