/** Ours, the whole verification: signatures, format, PJ, digest of the file. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { FIN_OCTETS } from '../../../functions/verification/source.ts';
import { verifierFichier } from '../../../functions/verification/verifier.ts';

const [, , fichier = ''] = process.argv;
const descripteur = openSync(fichier, 'r');
const taille = fstatSync(descripteur).size;
const octets = Buffer.allocUnsafe(65_536);

function* ouvrir() {
  for (let position = 0; position < taille; ) {
    const n = readSync(descripteur, octets, 0, octets.length, position);
    position += n;
    yield octets.subarray(0, n);
  }
}
const fin = () => {
  const bytes = Buffer.alloc(Math.min(FIN_OCTETS, taille));
  readSync(descripteur, bytes, 0, bytes.length, taille - bytes.length);
  return bytes;
};
const verdict = await verifierFichier({ ouvrir, fin }, { recuLe: '2026-10-01T00:00:00.000Z' });
closeSync(descripteur);
if (verdict.verdict !== 'accepte') process.exit(1);
