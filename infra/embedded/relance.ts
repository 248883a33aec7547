/**
 * Sends the messages put aside back to their handler: a cause that is gone (a full disk, a defect put right) must not
 * leave a deposit without its answer. What was answered meanwhile is nothing to do for the handler, and goes away.
 */
import type { DeadLetter, DeadLetters } from '../../functions/platform/ports.ts';
import { type Boucle, boucler } from './boucle.ts';

const PERIODE_MS = 15 * 60_000;
/** Each message less and less often, down to once a day: one that always fails must not fill the output. */
const DELAI_MAX_MS = 24 * 3600_000;

interface Essai {
  readonly delaiMs: number;
  readonly le: number;
}

/** Which dead letters have waited long enough. Only remembered in memory: a restart tries them all again. */
export class Relances {
  readonly #essais = new Map<string, Essai>();

  dues(lettres: readonly DeadLetter[], maintenant: number): DeadLetter[] {
    for (const [id, { le, delaiMs }] of this.#essais)
      if (maintenant - le > DELAI_MAX_MS + delaiMs) this.#essais.delete(id);
    return lettres.filter(({ id }) => {
      const essai = this.#essais.get(id);
      if (essai !== undefined && maintenant - essai.le < essai.delaiMs) return false;
      const delaiMs = Math.min(DELAI_MAX_MS, essai === undefined ? PERIODE_MS : 2 * essai.delaiMs);
      this.#essais.set(id, { delaiMs, le: maintenant });
      return true;
    });
  }
}

export interface RelanceOptions {
  readonly queue: string;
  readonly ecrire: (ligne: string) => void;
  readonly signaler: (erreur: unknown) => void;
}

/** At once, then every 15 minutes. */
export function relancer(files: DeadLetters, { queue, ecrire, signaler }: RelanceOptions): Boucle {
  const relances = new Relances();
  return boucler(
    async () => {
      const lettres = await files.deadLetters(queue, Number.MAX_SAFE_INTEGER);
      const dues = relances.dues(lettres, performance.now());
      const combien = await files.redrive(
        queue,
        dues.map(({ handle }) => handle),
      );
      if (combien > 0)
        ecrire(`Relance de ${combien} message${combien > 1 ? 's' : ''} de la file « ${queue} », mis de côté plus tôt.`);
      return undefined;
    },
    { periodeMs: PERIODE_MS, signaler },
  );
}
