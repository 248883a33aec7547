/** A dropped file is whole when two looks in a row find it the same: someone may be copying it without a `.part`. */
import { lstat } from 'node:fs/promises';

const STABLE_MS = 250;

interface Vue {
  readonly aspect: string;
  readonly le: number;
}

export class Patience {
  #vues = new Map<string, Vue>();
  #restent = false;

  /** Those that have not changed since a look at least 250 ms old. The others are remembered. */
  async trier<T extends { readonly chemin: string }>(trouves: readonly T[]): Promise<T[]> {
    const maintenant = performance.now();
    const vues = new Map<string, Vue>();
    const prets: T[] = [];
    for (const trouve of trouves) {
      const stat = await lstat(trouve.chemin).catch(() => null);
      if (stat === null) continue;
      const aspect = `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
      const connue = this.#vues.get(trouve.chemin);
      const vue = connue?.aspect === aspect ? connue : { aspect, le: maintenant };
      vues.set(trouve.chemin, vue);
      if (maintenant - vue.le >= STABLE_MS) prets.push(trouve);
    }
    this.#vues = vues;
    this.#restent = prets.length < vues.size;
    return prets;
  }

  /** When to look again, if some file has still to prove itself. */
  delai(): number | undefined {
    return this.#restent ? STABLE_MS : undefined;
  }
}
