/**
 * Puts one mutant after another in place of a source, in this thread alone: what imports it, from near or far, is loaded
 * anew with it, and the rest, which takes so much longer to load than most mutants to die, stays.
 */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './mutant.ts';

const RACINE = new URL('../../../', import.meta.url);

const lire = (url: string): string => readFileSync(fileURLToPath(url), 'utf8');
const urlDe = ({ fichier }: Mutant): string => new URL(fichier, RACINE).href;

/** The source once patched. Throws where a patch does not apply: the mutant would prove nothing. */
export function muter(mutant: Mutant): string {
  const { nom, fichier, retouches } = mutant;
  let source = lire(urlDe(mutant));
  for (const [cherche, remplace] of retouches) {
    if (source.split(cherche).length !== 2) throw new Error(`« ${nom} » ne s’applique plus à ${fichier} : ${cherche}`);
    source = source.replace(cherche, () => remplace);
  }
  return source;
}

const sansMarque = (url: string): string => url.replace(/\?mutant=\d+$/, '');

/** Watches what imports what, from when it is made. */
export class Greffoir {
  /** By what they import. */
  readonly #importeurs = new Map<string, Set<string>>();
  readonly #sains = new Map<string, string>();
  #greffe: {
    readonly marque: string;
    readonly atteints: ReadonlySet<string>;
    readonly url: string;
    readonly js: string;
  } = { marque: '', atteints: new Set(), url: '', js: '' };
  #greffes = 0;

  constructor() {
    registerHooks({
      resolve: (specifier, contexte, suite) => {
        const resolu = suite(specifier, contexte);
        if (contexte.parentURL !== undefined) this.#noter(sansMarque(contexte.parentURL), resolu.url);
        const { atteints, marque } = this.#greffe;
        return atteints.has(resolu.url) ? { ...resolu, url: resolu.url + marque } : resolu;
      },
      load: (url, contexte, suite) => {
        const nue = sansMarque(url);
        if (nue === url) return suite(url, contexte);
        const source = nue === this.#greffe.url ? this.#greffe.js : this.#sain(nue);
        return { format: 'module', source, shortCircuit: true };
      },
    });
  }

  /** Whatever is imported from now on meets the mutant, and no former one. */
  greffer(mutant: Mutant): void {
    const url = urlDe(mutant);
    const js = stripTypeScriptTypes(muter(mutant));
    this.#greffes += 1;
    this.#greffe = { marque: `?mutant=${this.#greffes}`, atteints: this.#atteints(url), url, js };
  }

  #noter(importeur: string, url: string): void {
    this.#importeurs.set(url, (this.#importeurs.get(url) ?? new Set()).add(importeur));
  }

  #atteints(url: string): ReadonlySet<string> {
    const atteints = new Set([url]);
    for (const un of atteints) for (const importeur of this.#importeurs.get(un) ?? []) atteints.add(importeur);
    return atteints;
  }

  #sain(url: string): string {
    const js = this.#sains.get(url) ?? stripTypeScriptTypes(lire(url));
    this.#sains.set(url, js);
    return js;
  }
}
