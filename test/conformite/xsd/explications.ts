import type { CodeSchema } from '../../../schemas/motifs/schema.ts';

/**
 * What libxml2 is known to judge otherwise than XML Schema: each is recognised by taking it out of the document, after
 * which the two judges must agree.
 */
export interface Explication {
  readonly nom: string;
  /** The fault that we tell, where libxml2 tells none. */
  readonly faute?: CodeSchema;
  /** The document without it. */
  sans(xml: string): string;
}

const BLANC = '(?:[ \\t\\r\\n]|&#(?:9|10|13|32);)+';
const INSTANT = '-?\\d{4,}(?:-\\d\\d)?(?:-\\d\\d)?(?:T[\\d:.]+)?(?:Z|[+-]\\d\\d:\\d\\d)?';

export const EXPLICATIONS: readonly Explication[] = [
  {
    nom: 'blanks around a date, which libxml2 does not collapse (Datatypes §4.3.6)',
    sans: (xml) =>
      xml
        .replace(new RegExp(`(["'>])${BLANC}(?=${INSTANT})`, 'g'), '$1')
        .replace(new RegExp(`(["'>]${INSTANT})${BLANC}(?=["'<])`, 'g'), '$1'),
  },
  {
    nom: 'a number of more than 24 digits, which libxml2 does not read (Datatypes §3.2.3)',
    sans: (xml) => xml.replace(/(["'>][+-]?\d{20})\d{5,}/g, '$1'),
  },
  {
    nom: 'the sign of an unsigned number, which libxml2 2.9 refuses (Datatypes §3.3.21)',
    sans: (xml) => xml.replace(/([">])[+-](?=\d+["<])/g, '$1'),
  },
  {
    nom: 'a name with letters that XML 1.0 has since its 5th edition, where libxml2 keeps to the 4th',
    sans: (xml) => xml.replace(/[\u{10000}-\u{effff}]/gu, 'a'),
  },
  {
    nom: 'an exponent without digits, which libxml2 accepts (Datatypes §3.2.4)',
    sans: (xml) => xml.replace(/(["'>][+-]?[\d.]+[eE])(?=["'<])/g, '$1x'),
  },
  {
    nom: 'characters that are not base64, which libxml2 passes over (Datatypes §3.2.16)',
    sans: (xml) =>
      xml.replace(/>([^<>]+)</g, (_, texte: string) => `>${texte.replace(/&[^;]*;|[^A-Za-z0-9+/=\s]/g, '')}<`),
    faute: 'SCHEMA_BASE64_INCORRECT',
  },
];
