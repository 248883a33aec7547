/** Instants and durations for people: Europe/Paris, and a layout of our own so that no locale changes it. */

const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function aParis(instant: string) {
  const parts = new Map(PARIS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const [annee, mois, jour] = [parts.get('year'), parts.get('month'), parts.get('day')];
  return { annee, mois, jour, heure: `${parts.get('hour')}:${parts.get('minute')}:${parts.get('second')}` };
}

/** `30/09/2026 à 14:05:12`. */
export function instantPrecis(instant: string): string {
  const { annee, mois, jour, heure } = aParis(instant);
  return `${jour}/${mois}/${annee} à\u00a0${heure}`;
}

/** `14:05:12`. */
export const heureDe = (instant: string): string => aParis(instant).heure;

/** `2026-09-30 14:05:12.045`, for a log that is sorted and searched. */
export function instantDeJournal(instant: string): string {
  const { annee, mois, jour, heure } = aParis(instant);
  return `${annee}-${mois}-${jour} ${heure}${instant.slice(19, 23)}`;
}

/** `12 ms`, `1,4 s`, `3 min 05 s`, `2 h 10 min`, `3 j 4 h`. */
export function duree(ms: number): string {
  if (ms < 1000) return `${ms}\u00a0ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1).replace('.', ',')}\u00a0s`;
  const [minutes, heures, jours] = [60_000, 3_600_000, 86_400_000].map((unite) => Math.floor(ms / unite));
  const deux = (n: number) => String(n).padStart(2, '0');
  if (!heures) return `${minutes}\u00a0min\u00a0${deux(Math.floor(ms / 1000) % 60)}\u00a0s`;
  if (!jours) return `${heures}\u00a0h\u00a0${deux((minutes ?? 0) % 60)}\u00a0min`;
  return `${jours}\u00a0j\u00a0${heures % 24}\u00a0h`;
}

export const ecart = (de: string, a: string): string => duree(Math.max(0, Date.parse(a) - Date.parse(de)));
