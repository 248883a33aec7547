/** The first bytes of a file: what it is, and in what encoding (XML 1.0 §2.8, §4.3.3, appendix F). */
import type { CodeLecture } from './anomaly.ts';
import { BLANK } from './characters.ts';

export type Encoding = 'UTF-8' | 'ISO-8859-1';

/** Bytes to hold back before the encoding can be told: a declaration must end within them. */
export const HEAD_BYTES = 512;

export type Head =
  | {
      readonly encoding: Encoding /** Bytes before the first character after BOM and declaration. */;
      readonly skip: number;
    }
  | { readonly code: CodeLecture; readonly valeurs: Readonly<Record<string, string>> };

const Q = (values: string) => `(?:"(${values})"|'(${values})')`;
const S = '[ \\t\\r\\n]';
const DECLARATION = new RegExp(
  `^<\\?xml${S}+version${S}*=${S}*${Q('1\\.0')}` +
    `(?:${S}+encoding${S}*=${S}*${Q('[A-Za-z][A-Za-z0-9._-]*')})?(?:${S}+standalone${S}*=${S}*${Q('yes|no')})?${S}*\\?>$`,
);
const LATIN1 = new Set(['ISO-8859-1', 'ISO_8859-1', 'LATIN1', 'L1']);
const UTF8 = new Set(['UTF-8', 'UTF8']);

const MAGIC: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'ZIP'],
  ['PK\x05\x06', 'ZIP'],
  ['\x1f\x8b', 'gzip'],
  ['%PDF', 'PDF'],
  ['\xd0\xcf\x11\xe0', 'document Office'],
  ['7z\xbc\xaf', '7z'],
];

/** Judges the first `HEAD_BYTES` bytes, or the whole file where it is shorter. */
export function readHead(bytes: Buffer): Head {
  if (bytes.length === 0) return { code: 'FICHIER_VIDE', valeurs: {} };
  const magic = MAGIC.find(([signature]) => bytes.toString('latin1', 0, signature.length) === signature);
  if (magic) return { code: 'FICHIER_NON_XML', valeurs: { type: magic[1] } };
  const wide = wideEncoding(bytes);
  if (wide !== null) return { code: 'ENCODAGE_NON_ADMIS', valeurs: { encodage: wide } };
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return readDeclaration(bytes, bom);
}

function wideEncoding(b: Buffer): string | null {
  if ((b[0] === 0xfe && b[1] === 0xff) || (b[0] === 0xff && b[1] === 0xfe)) return 'UTF-16';
  if (b[0] === 0 || b[1] === 0) return 'UTF-16 ou UTF-32';
  return null;
}

function readDeclaration(bytes: Buffer, bom: number): Head {
  const declared = bytes.toString('latin1', bom, bom + 5) === '<?xml' && BLANK[bytes[bom + 5] ?? 0] === 1;
  if (!declared) return { encoding: 'UTF-8', skip: bom };
  const end = bytes.indexOf('?>', bom, 'latin1');
  const match = end < 0 ? null : DECLARATION.exec(bytes.toString('latin1', bom, end + 2));
  if (match === null) return { code: 'DECLARATION_XML_INCORRECTE', valeurs: {} };
  const encodage = match[3] ?? match[4] ?? 'UTF-8';
  const name = encodage.toUpperCase();
  const skip = end + 2;
  if (UTF8.has(name)) return { encoding: 'UTF-8', skip };
  if (!LATIN1.has(name)) return { code: 'ENCODAGE_NON_ADMIS', valeurs: { encodage } };
  if (bom > 0) return { code: 'ENCODAGE_CONTRADICTOIRE', valeurs: { encodage } };
  return { encoding: 'ISO-8859-1', skip };
}
