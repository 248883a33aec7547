/** Puts a mutant in place of a source as it is loaded, in this thread alone. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Mutant } from './mutant.ts';

const RACINE = new URL('../../../', import.meta.url);

/** The source once patched. Throws where a patch does not apply: the mutant would prove nothing. */
export function muter({ nom, fichier, retouches }: Mutant): string {
  let source = readFileSync(fileURLToPath(new URL(fichier, RACINE)), 'utf8');
  for (const [cherche, remplace] of retouches) {
    if (source.split(cherche).length !== 2) throw new Error(`« ${nom} » ne s’applique plus à ${fichier} : ${cherche}`);
    source = source.replace(cherche, () => remplace);
  }
  return source;
}

/** Before anything that imports it is loaded. */
export function greffer(mutant: Mutant): void {
  const source = muter(mutant);
  const url = new URL(mutant.fichier, RACINE).href;
  registerHooks({
    load: (charge, contexte, suite) =>
      charge === url ? { format: 'module-typescript', source, shortCircuit: true } : suite(charge, contexte),
  });
}
