/** What a file is by its first bytes, and what its name and its MIME type say that it is. */
export type Genre = 'pdf' | 'xml' | 'jpeg' | 'png' | 'gif' | 'tiff' | 'zip' | 'ole' | 'rtf' | 'gzip';

export const GENRES: Readonly<Record<Genre, string>> = {
  pdf: 'PDF',
  xml: 'XML',
  jpeg: 'image JPEG',
  png: 'image PNG',
  gif: 'image GIF',
  tiff: 'image TIFF',
  zip: 'archive ZIP ou document bureautique',
  ole: 'document bureautique ancien (doc, xls, ppt)',
  rtf: 'texte RTF',
  gzip: 'fichier gzip',
};

/** Bytes from which a kind is told: readers look for %PDF- in the first 1 024. */
export const DEBUT = 1024;

/** First bytes, in hexadecimal. */
const SIGNATURES: readonly (readonly [Genre, string])[] = [
  ['jpeg', 'ffd8ff'],
  ['png', '89504e470d0a1a0a'],
  ['gif', '474946383761'],
  ['gif', '474946383961'],
  ['tiff', '49492a00'],
  ['tiff', '4d4d002a'],
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['ole', 'd0cf11e0a1b11ae1'],
  ['gzip', '1f8b08'],
  ['rtf', '7b5c727466'],
];

/** The kind of a content by its first DEBUT bytes; null where they tell nothing. */
export function genreDuContenu(debut: Buffer): Genre | null {
  const tete = debut.toString('hex', 0, 8);
  const trouve = SIGNATURES.find(([, signature]) => tete.startsWith(signature));
  if (trouve !== undefined) return trouve[0];
  if (debut.includes('%PDF-')) return 'pdf';
  return /^(?:ï»¿)?\s*<[?!a-zA-Z]/.test(debut.toString('latin1')) ? 'xml' : null;
}

const EXTENSIONS: Readonly<Record<string, readonly Genre[]>> = {
  pdf: ['pdf'],
  xml: ['xml'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  png: ['png'],
  gif: ['gif'],
  tif: ['tiff'],
  tiff: ['tiff'],
  ...Object.fromEntries(['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'].map((e) => [e, ['zip'] as const])),
  ...Object.fromEntries(['doc', 'xls', 'ppt'].map((e) => [e, ['ole', 'rtf', 'zip', 'xml'] as const])),
  rtf: ['rtf'],
  gz: ['gzip'],
};

/** Beginnings of MIME types. */
const MIMES: readonly (readonly [RegExp, readonly Genre[]])[] = [
  [/^application\/(?:x-)?pdf$/, ['pdf']],
  [/^(?:text|application)\/xml$|\+xml$/, ['xml']],
  [/^image\/p?jpe?g$/, ['jpeg']],
  [/^image\/(?:x-)?png$/, ['png']],
  [/^image\/gif$/, ['gif']],
  [/^image\/tiff?$/, ['tiff']],
  [/^application\/(?:vnd\.openxmlformats|vnd\.oasis\.opendocument)|^application\/(?:x-)?zip/, ['zip']],
  [/^application\/(?:msword|vnd\.ms-)/, ['ole', 'rtf', 'zip', 'xml']],
  [/^(?:text|application)\/rtf$/, ['rtf']],
];

/** The kinds that a file name admits; null where its extension says nothing. */
export function genresDuNom(nom: string): readonly Genre[] | null {
  return EXTENSIONS[/\.([^.]{1,4})$/.exec(nom)?.[1]?.toLowerCase() ?? ''] ?? null;
}

/** The kinds that a MIME type admits; null where it says nothing. */
export function genresDuMime(mime: string): readonly Genre[] | null {
  const type = mime.slice(0, 127).toLowerCase().split(';')[0]?.trim() ?? '';
  return MIMES.find(([motif]) => motif.test(type))?.[1] ?? null;
}
