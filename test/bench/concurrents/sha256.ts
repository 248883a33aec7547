/** The floor: a plain SHA-256 of the file, by the same Node. */
import { createHash } from 'node:crypto';
import { openSync, readSync } from 'node:fs';

const [, , fichier = ''] = process.argv;
const descripteur = openSync(fichier, 'r');
const octets = Buffer.allocUnsafe(65_536);
const condensat = createHash('sha256');
for (let n = readSync(descripteur, octets); n > 0; n = readSync(descripteur, octets))
  condensat.update(octets.subarray(0, n));
process.stdout.write(condensat.digest('hex'));
