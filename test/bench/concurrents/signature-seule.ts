/** Ours, the signatures alone: what xmlsec1 does, and no more. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { SignatureObserver } from '../../../functions/signature/observateur.ts';
import { NOMS_MARQUES } from '../../../functions/signature/parcours.ts';
import { annonceUneSignatureDuFichier, FIN_OCTETS } from '../../../functions/verification/source.ts';
import { Reader } from '../../../functions/xml/reader.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../../schemas/politique-par-defaut.ts';

const [, , fichier = ''] = process.argv;
const descripteur = openSync(fichier, 'r');
const octets = Buffer.allocUnsafe(65_536);
const taille = fstatSync(descripteur).size;
const lus = readSync(descripteur, octets, 0, FIN_OCTETS, Math.max(0, taille - FIN_OCTETS));
const speculerRacine = annonceUneSignatureDuFichier(octets.subarray(0, lus));
const signatures = new SignatureObserver({
  politique: POLITIQUE_PAR_DEFAUT,
  recuLe: new Date('2026-10-01'),
  speculerRacine,
});
const reader = new Reader({ sink: signatures, marked: NOMS_MARQUES, blanks: false });
for (let position = 0; position < taille; ) {
  const n = readSync(descripteur, octets, 0, octets.length, position);
  reader.write(octets.subarray(0, n));
  position += n;
}
reader.finish();
closeSync(descripteur);
const resultats = signatures.resultats();
if (resultats.signatures.length === 0 || resultats.signatures.some((s) => s.integrite !== 'intacte')) process.exit(1);
