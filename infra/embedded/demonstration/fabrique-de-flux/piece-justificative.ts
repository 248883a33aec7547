/**
 * The content of a PJ: bytes that look like a PDF, as a gzip file, in base64, produced piece by piece. The gzip holds
 * stored blocks (RFC 1951 §3.2.4): the bytes would not compress, and what zlib makes of them varies with its version.
 */
import { crc32 } from 'node:zlib';
import { Alea } from './alea.ts';
import type { OptionsDeFlux } from './options.ts';

const TETE = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Length 0>>\nstream\n', 'latin1');
const PIED = Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n', 'latin1');
const EN_TETE_GZIP = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
/** Base64 wants threes: 65 535, the longest stored block, is one. */
const BLOC = 65_535;

/** `o.taillePj` bytes, PDF head and foot included, in blocks. */
function* octets(o: OptionsDeFlux, rang: number): Generator<Uint8Array> {
  const alea = new Alea(o.graine, 13, rang);
  yield TETE;
  for (let reste = o.taillePj - TETE.length - PIED.length; reste > 0; reste -= BLOC) {
    const bloc = new Uint8Array(Math.min(reste, BLOC));
    alea.remplir(bloc);
    yield bloc;
  }
  yield PIED;
}

function* gzip(contenu: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield EN_TETE_GZIP;
  let somme = 0;
  let taille = 0;
  for (const bloc of contenu) {
    const tete = Buffer.alloc(5);
    tete.writeUInt16LE(bloc.length, 1);
    tete.writeUInt16LE(bloc.length ^ 0xffff, 3);
    yield tete;
    yield bloc;
    somme = crc32(bloc, somme);
    taille += bloc.length;
  }
  const pied = Buffer.alloc(13);
  pied[0] = 1;
  pied.writeUInt16LE(0xffff, 3);
  pied.writeUInt32LE(somme, 5);
  pied.writeUInt32LE(taille >>> 0, 9);
  yield pied;
}

/** The base64 text of PJ `rang`, in runs of whole quanta. */
export function* contenuDePj(o: OptionsDeFlux, rang: number): Generator<string> {
  let reste: Uint8Array = new Uint8Array(0);
  for (const bloc of gzip(octets(o, rang))) {
    const tout = reste.length === 0 ? Buffer.from(bloc) : Buffer.concat([reste, bloc]);
    const entier = tout.length - (tout.length % 3);
    if (entier > 0) yield tout.toString('base64', 0, entier);
    reste = tout.subarray(entier);
  }
  if (reste.length > 0) yield Buffer.from(reste).toString('base64');
}
