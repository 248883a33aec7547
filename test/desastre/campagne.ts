/**
 * Millions of calls, shared between threads: the seeds that once failed, each call that goes wrong, each pair for one
 * deposit, then other seeds. What is played and counted depends neither on how many threads there are nor on their speed.
 */
import { repartir } from './equipe.ts';
import { lireLesGraines } from './graines.ts';
import type { Couverture } from './simulation/couverture.ts';

export type Tache =
  | { readonly genre: 'couvrir' }
  /** By their ranks, among all cases. */
  | { readonly genre: 'cas'; readonly de: number; readonly a: number }
  | { readonly genre: 'graines'; readonly graines: readonly number[] };

export interface Echec {
  /** How to see it again. */
  readonly rejouer: string;
  readonly graine: number | null;
  readonly violations: readonly string[];
}

export interface Compte {
  readonly parties: number;
  readonly appels: number;
  readonly echecs: readonly Echec[];
}

export interface Fait extends Compte {
  /** Where it was asked for. */
  readonly couverture: Couverture | null;
}

export interface Bilan extends Compte {
  readonly couverture: Couverture;
}

export interface Demande {
  /** Calls to make at least; the cases are played whole. */
  readonly appels: number;
  /** The first seed. */
  readonly depart: number;
}

const CAS_PAR_TACHE = 40;
const GRAINES_PAR_TACHE = 10;
/** However many calls the cases make. */
const GRAINES_MIN = 200;
const ECHECS_MAX = 20;

const somme = (comptes: readonly Compte[], de: 'parties' | 'appels') =>
  comptes.reduce((total, compte) => total + compte[de], 0);

class Campagne {
  readonly #demande: Demande;
  readonly #debut: Tache[];
  readonly #faits = new Map<Tache, Fait>();
  /** In the order in which they were drawn. */
  readonly #graines: Tache[] = [];
  #cas = 0;
  #tousLesCas = false;

  constructor(demande: Demande) {
    this.#demande = demande;
    this.#debut = [{ genre: 'couvrir' }, { genre: 'graines', graines: lireLesGraines().map(({ graine }) => graine) }];
  }

  readonly suivante = (): Tache | null => {
    const premiere = this.#debut.shift();
    if (premiere !== undefined) return premiere;
    if (!this.#tousLesCas) {
      const de = this.#cas;
      this.#cas += CAS_PAR_TACHE;
      return { genre: 'cas', de, a: this.#cas };
    }
    if (this.#suffit([...this.#faits.values()], this.#graines.length)) return null;
    const de = this.#demande.depart + this.#graines.length * GRAINES_PAR_TACHE;
    const graines = Array.from({ length: GRAINES_PAR_TACHE }, (_, rang) => de + rang);
    const tache: Tache = { genre: 'graines', graines };
    this.#graines.push(tache);
    return tache;
  };

  readonly recevoir = (tache: Tache, fait: Fait): void => {
    this.#faits.set(tache, fait);
    if (tache.genre === 'cas' && fait.parties < CAS_PAR_TACHE) this.#tousLesCas = true;
  };

  #suffit(comptes: readonly Compte[], lots: number): boolean {
    return somme(comptes, 'appels') >= this.#demande.appels && lots * GRAINES_PAR_TACHE >= GRAINES_MIN;
  }

  /** Seeds that a faster thread played beyond what was asked are not counted; what they show is told all the same. */
  bilan(): Bilan {
    const faits = [...this.#faits.values()];
    const { couverture = null } = faits.find((fait) => fait.couverture !== null) ?? {};
    if (couverture === null) throw new Error('no thread has told what the cases cover');
    const tirees = new Set(this.#graines);
    const comptes = [...this.#faits].flatMap(([tache, fait]) => (tirees.has(tache) ? [] : [fait]));
    for (const [lots, tache] of this.#graines.entries()) {
      const fait = this.#faits.get(tache);
      if (fait && !this.#suffit(comptes, lots)) comptes.push(fait);
    }
    return {
      parties: somme(comptes, 'parties'),
      appels: somme(comptes, 'appels'),
      echecs: faits.flatMap(({ echecs }) => echecs).slice(0, ECHECS_MAX),
      couverture,
    };
  }
}

export async function mener(demande: Demande): Promise<Bilan> {
  const campagne = new Campagne(demande);
  await repartir(new URL('./ouvrier.ts', import.meta.url), campagne.suivante, campagne.recevoir);
  return campagne.bilan();
}
