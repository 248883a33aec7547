/** Ours, the whole verification: signatures, trust, format, PJ, digest of the file. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { magasinDeDossiers } from '../../../bin/magasin-de-dossiers.ts';
import { lireJeux } from '../../../functions/platform/embedded/jeux-de-schemas.ts';
import { FIN_OCTETS } from '../../../functions/verification/source.ts';
import { verifierFichier } from '../../../functions/verification/verifier.ts';

const [, , fichier = '', recuLe = '', confiance = '', schemas = ''] = process.argv;
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
const verdict = await verifierFichier(
  { ouvrir, fin },
  {
    recuLe,
    jeu: lireJeux(schemas).pour(recuLe),
    magasin: magasinDeDossiers(join(confiance, 'ancres'), join(confiance, 'crl')),
  },
);
closeSync(descripteur);
if (verdict.verdict !== 'accepte') process.exit(1);
