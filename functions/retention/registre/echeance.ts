/** When a register is looked at again, to purge what has come to its term: once a year, from its first event on. Pure. */
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Append, Echeance } from '../../platform/ports.ts';
import { dansUnAn, veilleDe } from '../echeance.ts';

/** Type of these échéances; their dates are civil dates in Paris. */
export const TERME_DU_REGISTRE = 'terme-du-registre';

export const regardAu = (stream: string, date: string): Echeance => ({
  id: `${TERME_DU_REGISTRE}/${stream}`,
  type: TERME_DU_REGISTRE,
  date,
  stream,
});

export const premierRegard = (stream: string, at: string): Echeance => regardAu(stream, dansUnAn(dateCivile(at)));

/** By the next run, which finds when the one after it is. */
const regardSansAttendre = (stream: string, at: string): Echeance => regardAu(stream, veilleDe(dateCivile(at)));

interface Ecrit {
  readonly stream: string;
  /** Before what is being written. */
  readonly seq: number;
  readonly at: string;
  /** It changes when something leaves: a dossier is closed, its debtor was not the one. */
  readonly regarder?: boolean;
}

/** Set with the first event of the stream, and whenever a term may have come nearer. */
export function avecLaConservation(
  echeances: NonNullable<Append['echeances']>,
  { stream, seq, at, regarder = false }: Ecrit,
): NonNullable<Append['echeances']> {
  if (seq > 0 && !regarder) return echeances;
  const regard = regarder ? regardSansAttendre(stream, at) : premierRegard(stream, at);
  return { ...echeances, put: [...(echeances.put ?? []), regard] };
}
