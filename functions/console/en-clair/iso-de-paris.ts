/** ISO 8601 with its zone, as exports give instants: the hour of Paris, and how far it is from UTC. */
import { aParis } from '../../adhesion/heure-de-paris.ts';

/** `2026-11-22T09:45:00+01:00`. */
export function isoDeParis(instant: string): string {
  const part = aParis(instant);
  const ici = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
  const minutes = Math.round((Date.parse(`${ici}Z`) - Date.parse(instant)) / 60_000);
  const deux = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${ici}${minutes < 0 ? '-' : '+'}${deux(Math.abs(minutes) / 60)}:${deux(Math.abs(minutes) % 60)}`;
}

/** The midnight at which a day begins in Paris: one or two hours before that of UTC. */
export function debutDuJour(date: string): string {
  const minuits = ['+02:00', '+01:00'].map((zone) => `${date}T00:00:00${zone}`);
  return minuits.find((minuit) => isoDeParis(new Date(minuit).toISOString()) === minuit) ?? `${date}T00:00:00+01:00`;
}
