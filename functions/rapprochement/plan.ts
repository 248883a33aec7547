/** What the store holds against what the journal says of it (one stored version is one deposit, R1). Pure. */
import type { DepotEvenement } from '../../schemas/evenements/depot.ts';
import { repriseAttendue } from '../verification/report.ts';

const MINUTE_MS = 60_000;
/** An announcement may take a minute or more; one that takes that long is lost. */
const ANNONCE_MS = 15 * MINUTE_MS;
/** The longest that an answer may take, trust that cannot be judged apart. */
const REPONSE_MS = 60 * MINUTE_MS;

/**
 * `en-cours`: it may still end by itself; `jamais-annonce`, `sans-reponse`: it is late, and something has to be done.
 */
export type Constat = 'rapproche' | 'en-cours' | 'jamais-annonce' | 'sans-reponse';

/** `deposeLe`: when the store took the version, ISO 8601 UTC. */
export function rapprocherUne(events: readonly DepotEvenement[], deposeLe: string, maintenant: string): Constat {
  const age = Date.parse(maintenant) - Date.parse(deposeLe);
  if (events.length === 0) return age < ANNONCE_MS ? 'en-cours' : 'jamais-annonce';
  if (events.some(({ type }) => type === 'AcquitEmis')) return 'rapproche';
  const dernier = Math.max(...events.map(({ at }) => Date.parse(at)));
  const depuis = Date.parse(maintenant) - dernier;
  return depuis < REPONSE_MS || repriseAttendue(events, maintenant) !== null ? 'en-cours' : 'sans-reponse';
}
