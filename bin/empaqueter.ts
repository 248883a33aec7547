/**
 * Bundles the command line for an installation: Node strips no types under `node_modules`. Run by `npm pack`; its
 * argument, if any, is the file to write.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const chemin = (relatif: string): string => fileURLToPath(new URL(relatif, import.meta.url));

/** Imports are read before anything is run: an older Node, which lacks this one, could not even say so. */
const sqliteALaDemande: Plugin = {
  name: 'sqlite-a-la-demande',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:sqlite$/ }, ({ path }) => ({ path, namespace: 'a-la-demande' }));
    onLoad({ filter: /.*/, namespace: 'a-la-demande' }, () => ({
      contents: "export const DatabaseSync = process.getBuiltinModule('node:sqlite')?.DatabaseSync;",
    }));
  },
};

await build({
  entryPoints: [chemin('passerelle.ts')],
  outfile: process.argv[2] ?? chemin('../dist/passerelle.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  banner: { js: readFileSync(chemin('node-24.mjs'), 'utf8') },
  plugins: [sqliteALaDemande],
  logLevel: 'error',
});
