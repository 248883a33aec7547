/** Ports that die at their k-th call, before or after having done it: each crash point of a handler, one by one. */

export class Plantage extends Error {}

export interface Compteur {
  /** Calls made so far, over all the wrapped ports. */
  appels: number;
  /** Names of the calls, in order. */
  readonly trace: string[];
}

export type Moment = 'avant' | 'apres';

/** Wraps a port; `k` from 1, null to count only. Reads that stream count as one call, when they start. */
export function fragile<T extends object>(
  nom: string,
  port: T,
  compteur: Compteur,
  k: number | null,
  moment: Moment,
): T {
  return new Proxy(port, {
    get(cible, propriete) {
      const membre: unknown = Reflect.get(cible, propriete, cible);
      if (typeof membre !== 'function') return membre;
      return (...args: unknown[]) => {
        compteur.appels += 1;
        compteur.trace.push(`${nom}.${String(propriete)}`);
        const mourir = compteur.appels === k;
        if (mourir && moment === 'avant') throw new Plantage(`${nom}.${String(propriete)}`);
        const resultat: unknown = Reflect.apply(membre, cible, args);
        if (!mourir) return resultat;
        if (!(resultat instanceof Promise)) throw new Plantage(`${nom}.${String(propriete)}`);
        return resultat.then(() => {
          throw new Plantage(`${nom}.${String(propriete)}`);
        });
      };
    },
  });
}
