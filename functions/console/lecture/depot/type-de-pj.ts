/** How a PJ is sent: its declared type is believed only where no browser runs anything of it. Pure. */
import { genreDuContenu } from '../../../format/pj/genre.ts';

/** XML is sent as text: a browser would follow its style sheet. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'application/pdf'],
  ['text/plain', 'text/plain'],
  ['text/csv', 'text/plain'],
  ['text/xml', 'text/plain'],
  ['application/xml', 'text/plain'],
  ['image/jpeg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/gif', 'image/gif'],
  ['image/tiff', 'image/tiff'],
  ['application/zip', 'application/zip'],
]);
const NEUTRE = 'application/octet-stream';

/** Extensions of documents: what bears another is saved under a name that starts nothing when it is opened. */
const EXTENSIONS = /\.(?:pdf|xml|txt|csv|jpe?g|png|gif|tiff?|zip|gz|docx?|xlsx?|pptx?|od[tsp]|rtf)$/i;

export const extensionSure = (nom: string): string => (EXTENSIONS.test(nom) ? nom : `${nom}.bin`);

export interface TypeDePj {
  readonly type: string;
  /** The browser shows it instead of saving it. */
  readonly montree: boolean;
}

export function typeDePj(mime: string | null, debut: Buffer): TypeDePj {
  const declare = (mime ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const type = TYPES.get(declare) ?? NEUTRE;
  const pdf = type === 'application/pdf';
  if (pdf && genreDuContenu(debut) !== 'pdf') return { type: NEUTRE, montree: false };
  return { type, montree: pdf };
}
