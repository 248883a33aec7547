/** Bundles the command line for an installation: Node strips no types under `node_modules`. Run by `npm pack`. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const chemin = (relatif: string): string => fileURLToPath(new URL(relatif, import.meta.url));

await build({
  entryPoints: [chemin('passerelle.ts')],
  outfile: chemin('../dist/passerelle.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // Some dependencies are CommonJS and ask for `require`.
  banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  logLevel: 'error',
});
