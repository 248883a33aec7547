/** Writes the PCA fixtures into a folder: `node test/generateur/pca/main.ts DOSSIER`. Each is named by its verdict. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FIXTURES } from './fixtures.ts';

const [ou] = process.argv.slice(2);
if (ou === undefined) {
  process.stderr.write('Usage : node test/generateur/pca/main.ts DOSSIER\n');
  process.exitCode = 2;
} else {
  const dossier = resolve(process.env.INIT_CWD ?? process.cwd(), ou);
  mkdirSync(dossier, { recursive: true });
  for (const { nom, octets } of FIXTURES) writeFileSync(join(dossier, nom), await octets());
}
