/**
 * Put at the head of the installed command line (empaqueter.ts): under an older Node, it starts again with the Node 24
 * that npm has installed beside it, or says what is missing.
 */
import { spawnSync as relancer } from 'node:child_process';
import { createRequire } from 'node:module';

// Some dependencies of the bundle are CommonJS and ask for it too.
const require = createRequire(import.meta.url);

if (Number.parseInt(process.versions.node, 10) < 24) {
  const paquet = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  let node24 = '';
  try {
    node24 = require.resolve(`${paquet}/bin/node${process.platform === 'win32' ? '.exe' : ''}`);
  } catch {
    process.stderr.write(`Passerelle demande Node 24 ou plus récent ; celui-ci est ${process.version}.\n`);
    process.exit(2);
  }
  process.exit(relancer(node24, process.argv.slice(1), { stdio: 'inherit' }).status ?? 3);
}
