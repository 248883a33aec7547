/** The entries of a zip, strictly: stored, named by us, each once, within bounds. Throws PreuveRefusee. */
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import type { Octets } from '../octets.ts';
import { exiger, PreuveRefusee } from './refus.ts';

export interface Entree {
  readonly nom: string;
  /** Bytes. */
  readonly taille: number;
  readonly ouvrir: () => AsyncIterable<Uint8Array>;
}

const ENTREES_MAX = 20_000;
/** Annexe 1 of the arrêté of 27 June 2007 bounds the deposited file to 100 Mo; a verdict or a CRL may be some dozens. */
const TAILLE_MAX = 200_000_000;
const NOM = /^(?:[a-z]{1,12}\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/;

function entreeDe(zip: ZipFile, entry: Entry): Entree {
  const { fileName: nom, uncompressedSize: taille, compressedSize, compressionMethod } = entry;
  exiger(typeof nom === 'string' && NOM.test(nom), 'L’archive contient un fichier que Passerelle n’y met pas.');
  exiger(compressionMethod === 0 && taille === compressedSize, `« ${nom} » n’est pas rangé comme Passerelle le fait.`);
  exiger(taille <= TAILLE_MAX, `« ${nom} » est démesuré.`);
  return {
    nom,
    taille,
    async *ouvrir() {
      for await (const morceau of await zip.openReadStreamPromise(entry)) yield Buffer.from(morceau);
    },
  };
}

/** What yauzl says of a damaged archive is in English, and for whoever mends zips. */
const illisible = (cause: unknown): PreuveRefusee =>
  new PreuveRefusee('L’archive ne se lit pas : elle est tronquée ou abîmée.', { cause });

/** `fd` stays the caller's. */
export async function lireEntrees(fd: number): Promise<Entree[]> {
  const entrees: Entree[] = [];
  const noms = new Set<string>();
  try {
    const zip = await fromFdPromise(fd, { lazyEntries: true, autoClose: false, strictFileNames: true });
    for await (const entry of zip.eachEntry()) {
      const entree = entreeDe(zip, entry);
      exiger(!noms.has(entree.nom), `L’archive contient deux fois « ${entree.nom} ».`);
      noms.add(entree.nom);
      entrees.push(entree);
      exiger(entrees.length <= ENTREES_MAX, 'L’archive contient trop de fichiers.');
    }
  } catch (erreur) {
    throw erreur instanceof PreuveRefusee ? erreur : illisible(erreur);
  }
  return entrees;
}

/** The content of an entry; a fault of the archive is a refusal. */
export async function* contenuDe({ ouvrir }: { readonly ouvrir: () => Octets }): AsyncGenerator<Uint8Array> {
  try {
    yield* ouvrir();
  } catch (erreur) {
    throw erreur instanceof PreuveRefusee ? erreur : illisible(erreur);
  }
}
