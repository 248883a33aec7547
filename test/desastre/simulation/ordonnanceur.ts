/**
 * One thing at a time, in an order drawn from the seed: whoever asks for a port waits here for his turn, and virtual
 * time jumps to the next thing to do. The same seed gives the same run, call by call.
 */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';

interface Tache {
  /** Virtual ms from which it may run; a function is asked anew at each turn. */
  readonly quand: number | (() => number);
  readonly lancer: () => void;
  /** Whose it is: what a killed process was waiting for never comes. */
  readonly proprietaire: object | null;
}

const instantDe = ({ quand }: Tache): number => (typeof quand === 'number' ? quand : quand());

/** Everything that one step wakes up has come to its next port call when the event loop turns. */
const laisserAvancer = () => new Promise<void>((resolve) => setImmediate(resolve));

export class SansFin extends Error {}

export class Ordonnanceur {
  maintenant: number;
  readonly #alea: Alea;
  #taches: Tache[] = [];

  constructor(alea: Alea, depart: number) {
    this.#alea = alea;
    this.maintenant = depart;
  }

  planifier(quand: Tache['quand'], lancer: () => void, proprietaire: object | null = null): void {
    this.#taches.push({ quand, lancer, proprietaire });
  }

  oublier(proprietaire: object): void {
    this.#taches = this.#taches.filter((tache) => tache.proprietaire !== proprietaire);
  }

  /** Until nothing is left to do before `horizon`, where the clock then stands. Throws `SansFin` past `pasMax`. */
  async tourner(horizon: number, pasMax = 60_000): Promise<void> {
    // What was begun before has not yet asked for anything.
    await laisserAvancer();
    for (let pas = 0; pas < pasMax; pas += 1) {
      const tache = this.#suivante(horizon);
      if (tache === null) {
        this.maintenant = Math.max(this.maintenant, horizon);
        return;
      }
      tache.lancer();
      await laisserAvancer();
    }
    throw new SansFin(`${pasMax} steps and still something to do`);
  }

  #suivante(horizon: number): Tache | null {
    for (;;) {
      let prochain = Number.POSITIVE_INFINITY;
      const prets: Tache[] = [];
      for (const tache of this.#taches) {
        const quand = instantDe(tache);
        if (quand <= this.maintenant) prets.push(tache);
        else if (quand < prochain) prochain = quand;
      }
      if (prets.length > 0) {
        const tache = prets.length === 1 ? prets[0] : prets[this.#alea.entier(0, prets.length - 1)];
        if (tache === undefined) return null;
        this.#taches.splice(this.#taches.indexOf(tache), 1);
        return tache;
      }
      if (prochain > horizon) return null;
      this.maintenant = prochain;
    }
  }
}
