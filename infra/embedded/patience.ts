/**
 * Which dropped files are whole. One that was seen under a `.part` name is, once renamed: its writer said so. Any other
 * may still be in the middle of its copy, and a copy may stall: it must have stood still for a while. One that could not
 * be deposited is given a rest, unless it changes.
 */
import { lstat } from 'node:fs/promises';

const STABLE_MS = 5000;
/** A file of 1 GB that nobody may remove must not be copied again every two seconds. */
const REPIT_MS = 60_000;
const SUFFIXE = '.part';

interface Vue {
  readonly aspect: string;
  readonly le: number;
}

interface Report extends Vue {
  /** Null where it is told otherwise. */
  readonly obstacle: string | null;
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
  readonly #reports = new Map<string, Report>();
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

  /** It could not be deposited, for `obstacle`, a French sentence: it rests for a minute, unless it changes. */
  reporter(chemin: string, obstacle: string | null): void {
    const vue = this.#vues.get(chemin);
    if (vue !== undefined) this.#reports.set(chemin, { aspect: vue.aspect, le: this.#maintenant(), obstacle });
  }

  /** What keeps those at rest from being deposited, each once. */
  obstacles(): ReadonlySet<string> {
    return new Set([...this.#reports.values()].flatMap(({ obstacle }) => (obstacle === null ? [] : [obstacle])));
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
    return Math.max(0, vue.le + this.#stableMs - maintenant, this.#repit(chemin, vue.aspect));
  }

  #repit(chemin: string, aspect: string): number {
    const report = this.#reports.get(chemin);
    const reste = report?.aspect === aspect ? report.le + REPIT_MS - this.#maintenant() : 0;
    if (reste > 0) return reste;
    this.#reports.delete(chemin);
    return 0;
  }

  /** A draft given up, or a file gone, tells nothing of one that takes its name later. */
  #oublier(): void {
    const maintenant = this.#maintenant();
    for (const [chemin, { le }] of this.#brouillons)
      if (!this.#vues.has(chemin) && maintenant - le > this.#stableMs) this.#brouillons.delete(chemin);
    for (const chemin of this.#reports.keys()) if (!this.#vues.has(chemin)) this.#reports.delete(chemin);
  }
}
