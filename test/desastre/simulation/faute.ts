/** What may happen to a call to a port, and how a run says which calls it happens to. */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';

export interface Appel {
  /** From 1, over the whole run. */
  readonly rang: number;
  /** What the process was doing. */
  readonly traitement: string;
  /** `journal.append`, … */
  readonly nom: string;
  /** From 1, within what the process was doing. */
  readonly occurrence: number;
  /** Rank of the call of the same process whose answer made it ask for this one at once; null for its first. */
  readonly suit: number | null;
  /** The line of ours that calls, where it is asked for. */
  readonly lieu: string | null;
}

/**
 * `conflit`: another writer has won, it seems; nothing was written. `conflit-apres`: it was written, the answer was lost,
 * and the client that asked again is told that the sequence has moved.
 */
export const MODES = [
  'tue-avant',
  'tue-apres',
  'erreur-avant',
  'erreur-apres',
  'etrangle',
  'lent',
  'conflit',
  'conflit-apres',
] as const;
export type Mode = (typeof MODES)[number];

/** The fate of each call; null: all goes well. */
export type Sort = (appel: Appel) => Mode | null;

export const SANS_FAUTE: Sort = () => null;

/** These calls, and no other. */
export const aCesRangs =
  (fautes: ReadonlyMap<number, Mode>): Sort =>
  ({ rang }) =>
    fautes.get(rang) ?? null;

/** One call out of `un`, for as long as `actif` says so. */
export const auHasard =
  (alea: Alea, un: number, actif: () => boolean): Sort =>
  () =>
    actif() && alea.entier(1, un) === 1 ? alea.choisir(MODES) : null;

/** A fault of the world, not of ours: where it was thrown from tells nothing, and is not looked for. */
export class FauteInjectee extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What was thrown that no fault of the world explains. */
export function inexpliquees(erreur: unknown): unknown[] {
  if (erreur instanceof AggregateError) return erreur.errors.flatMap(inexpliquees);
  return erreur instanceof FauteInjectee ? [] : [erreur];
}
