/**
 * Which dropped files are whole. One that was seen under a `.part` name is, once renamed: its writer said so. Any other
 * may still be in the middle of its copy, and a copy may stall: it must have stood still for a while.
 */
import { lstat } from 'node:fs/promises';

const STABLE_MS = 5000;
const SUFFIXE = '.part';

interface Vue {
  readonly aspect: string;
  readonly le: number;
}

interface Brouillon {
  /** Null where only a signal named it. */
  readonly ino: number | null;
  readonly le: number;
}

export interface PatienceOptions {
  readonly stableMs?: number;
  /** Milliseconds that never go back. */
  readonly maintenant?: () => number;
}

export const estUnBrouillon = (nom: string): boolean => nom.toLowerCase().endsWith(SUFFIXE);

export class Patience {
  readonly #stableMs: number;
  readonly #maintenant: () => number;
  #vues = new Map<string, Vue>();
  /** Under the name that each will take. */
  readonly #brouillons = new Map<string, Brouillon>();
  #delai = Number.POSITIVE_INFINITY;

  constructor({ stableMs = STABLE_MS, maintenant = () => performance.now() }: PatienceOptions = {}) {
    this.#stableMs = stableMs;
    this.#maintenant = maintenant;
  }

  /** A `.part` path was seen. */
  remarquer(chemin: string, ino: number | null = null): void {
    const final = chemin.slice(0, -SUFFIXE.length);
    const connu = this.#brouillons.get(final)?.ino ?? null;
    this.#brouillons.set(final, { ino: ino ?? connu, le: this.#maintenant() });
  }

  /** Those that are whole, among what one look found. The others are remembered. */
  async trier<T extends { readonly chemin: string }>(
    trouves: readonly T[],
    brouillons: readonly string[] = [],
  ): Promise<T[]> {
    for (const chemin of brouillons) {
      const stat = await lstat(chemin).catch(() => null);
      if (stat !== null) this.remarquer(chemin, stat.ino);
    }
    const vues = new Map<string, Vue>();
    const prets: T[] = [];
    this.#delai = Number.POSITIVE_INFINITY;
    for (const trouve of trouves) {
      const reste = await this.#attente(trouve.chemin, vues);
      if (reste === 0) prets.push(trouve);
      else if (reste !== null) this.#delai = Math.min(this.#delai, reste);
    }
    this.#vues = vues;
    this.#oublier();
    return prets;
  }

  /** In how many ms to look again, if some file has still to prove itself. */
  delai(): number | undefined {
    return Number.isFinite(this.#delai) ? this.#delai : undefined;
  }

  /** How long this file must still stand still; null: it is gone. */
  async #attente(chemin: string, vues: Map<string, Vue>): Promise<number | null> {
    const stat = await lstat(chemin).catch(() => null);
    if (stat === null) return null;
    const maintenant = this.#maintenant();
    const aspect = `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
    const connue = this.#vues.get(chemin);
    const vue = connue?.aspect === aspect ? connue : { aspect, le: maintenant };
    vues.set(chemin, vue);
    const brouillon = this.#brouillons.get(chemin);
    if (brouillon !== undefined && (brouillon.ino === null || brouillon.ino === stat.ino)) {
      this.#brouillons.delete(chemin);
      return 0;
    }
    return Math.max(0, vue.le + this.#stableMs - maintenant);
  }

  /** A draft given up tells nothing of a file that takes its name later. */
  #oublier(): void {
    const maintenant = this.#maintenant();
    for (const [chemin, { le }] of this.#brouillons)
      if (!this.#vues.has(chemin) && maintenant - le > this.#stableMs) this.#brouillons.delete(chemin);
  }
}
