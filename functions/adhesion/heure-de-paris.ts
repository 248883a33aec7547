/** Legal time: what calendars and clocks show in Paris. The layout is ours, so no locale can change what is stored (R6). */

const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Two-digit parts of an instant, as Paris clocks show it. */
export function aParis(instant: string): (part: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Map(PARIS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return (part) => parts.get(part) ?? '';
}

/** The civil date, `YYYY-MM-DD`, of an instant (ISO 8601 UTC). */
export function dateCivile(instant: string): string {
  const part = aParis(instant);
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** An instant (ISO 8601 UTC) for people: `30/09/2026 à 14 h 05`. */
export function instantEnClair(instant: string): string {
  const part = aParis(instant);
  return `${part('day')}/${part('month')}/${part('year')} à ${part('hour')} h ${part('minute')}`;
}
