/** Civil dates are those of Paris; the store keeps instants. */
import { dateCivile } from '../adhesion/heure-de-paris.ts';

const HEURE = 3_600_000;

/** The first instant of a civil date (AAAA-MM-JJ), ISO 8601 UTC. */
export function minuitAParis(date: string): string {
  const minuitUtc = Date.parse(`${date}T00:00:00Z`);
  const ete = new Date(minuitUtc - 2 * HEURE).toISOString();
  return dateCivile(ete) === date ? ete : new Date(minuitUtc - HEURE).toISOString();
}

/** The day after. */
export const lendemain = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 24 * HEURE).toISOString().slice(0, 10);
