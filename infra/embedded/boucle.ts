/** A loop that works when it is rung and at least once a period, never twice at a time. */
import { Reveil } from './reveil.ts';

export interface Boucle {
  sonner(): void;
  /** Lets the work in hand finish, and starts no other. */
  arreter(): Promise<void>;
}

export interface BoucleOptions {
  readonly periodeMs: number;
  /** Told of what `travail` throws; the loop goes on. */
  readonly signaler: (erreur: unknown) => void;
}

/** `travail` may give the delay, in ms, after which it wants to be called again. */
export function boucler(travail: () => Promise<number | undefined>, { periodeMs, signaler }: BoucleOptions): Boucle {
  const reveil = new Reveil();
  let arret = false;
  const vie = (async () => {
    while (!arret) {
      const delai = await travail().catch((erreur: unknown) => {
        signaler(erreur);
        return undefined;
      });
      if (!arret) await reveil.attendre(delai ?? periodeMs);
    }
  })();
  return {
    sonner: () => reveil.sonner(),
    arreter: () => {
      arret = true;
      reveil.sonner();
      return vie;
    },
  };
}
