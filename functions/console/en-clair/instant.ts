/** Instants and durations for people: Europe/Paris, and a layout of our own so that no locale changes it. */

import { aParis } from '../../adhesion/heure-de-paris.ts';

function parties(instant: string) {
  const part = aParis(instant);
  const heure = `${part('hour')}:${part('minute')}:${part('second')}`;
  return { annee: part('year'), mois: part('month'), jour: part('day'), heure };
}

/** `30/09/2026 à 14:05:12`. */
export function instantPrecis(instant: string): string {
  const { annee, mois, jour, heure } = parties(instant);
  return `${jour}/${mois}/${annee} à\u00a0${heure}`;
}

/** `14:05:12`. */
export const heureDe = (instant: string): string => parties(instant).heure;

/** `2026-09-30 14:05:12.045`, for a log that is sorted and searched. */
export function instantDeJournal(instant: string): string {
  const { annee, mois, jour, heure } = parties(instant);
  return `${annee}-${mois}-${jour} ${heure}${instant.slice(19, 23)}`;
}

/** `12 ms`, `1,4 s`, `3 min 05 s`, `2 h 10 min`, `3 j 4 h`, `3 j`. */
export function duree(ms: number): string {
  if (ms < 1000) return `${ms}\u00a0ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1).replace('.', ',')}\u00a0s`;
  const [minutes, heures, jours] = [60_000, 3_600_000, 86_400_000].map((unite) => Math.floor(ms / unite));
  const deux = (n: number) => String(n).padStart(2, '0');
  if (!heures) return `${minutes}\u00a0min\u00a0${deux(Math.floor(ms / 1000) % 60)}\u00a0s`;
  if (!jours) return `${heures}\u00a0h\u00a0${deux((minutes ?? 0) % 60)}\u00a0min`;
  return heures % 24 === 0 ? `${jours}\u00a0j` : `${jours}\u00a0j\u00a0${heures % 24}\u00a0h`;
}

export const ecart = (de: string, a: string): string => duree(Math.max(0, Date.parse(a) - Date.parse(de)));
