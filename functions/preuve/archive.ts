/**
 * A proof as one zip: nothing in it but its contents. Not compressed, dated by the reception, so that the same contents
 * are the same bytes on any machine and in any year; to be checked, it is written again and compared.
 */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Piece } from './piece.ts';

/** Noon of that day for whoever writes: the DOS date of a zip has no time zone, and noon exists every day. */
function midi(jour: string): Date {
  const [annee = 1980, mois = 1, date = 1] = jour.split('-').map(Number);
  return new Date(annee, mois - 1, date, 12);
}

/** `jour`: civil date. Throws what reading a piece throws, or where a piece has not the size that it tells. */
export async function* archiver(
  pieces: Iterable<Pick<Piece, 'nom' | 'taille' | 'ouvrir'>>,
  jour: string,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const sortie = Readable.from(zip.outputStream);
  const sources = new Set<Readable>();
  const echouer = (erreur: Error) => void sortie.destroy(erreur);
  zip.on('error', echouer);
  const options = { mtime: midi(jour), mode: 0o100644, compress: false, forceDosTimestamp: true };
  for (const { nom, taille, ouvrir } of pieces)
    zip.addReadStreamLazy(nom, { ...options, size: taille }, (donner) => {
      const source = Readable.from(ouvrir(), { objectMode: false });
      sources.add(source);
      source.on('error', echouer).on('close', () => sources.delete(source));
      donner(null, source);
    });
  zip.end();
  try {
    for await (const morceau of sortie) yield Buffer.from(morceau);
  } finally {
    for (const source of sources) source.destroy();
  }
}
