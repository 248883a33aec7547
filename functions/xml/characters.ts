/** Byte classes of the hot loops, and the grammar of names (XML 1.0 5th ed. §2.2–2.3, Namespaces 1.0 §3). */
export const LT = 60;
export const GT = 62;
export const AMP = 38;
export const SLASH = 47;
export const BANG = 33;
export const QUESTION = 63;
export const EQUALS = 61;
export const QUOTE = 34;
export const APOSTROPHE = 39;
export const CR = 13;
export const LF = 10;
export const SPACE = 32;
export const SEMICOLON = 59;
export const RIGHT_BRACKET = 93;

const table = (test: (c: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, c) => (test(c) ? 1 : 0));

/** Character data that is copied as it stands: no markup, no CR, no `>` (which may end `]]>` and is escaped). */
export const PLAIN_TEXT = table((c) => (c >= 0x20 && c !== LT && c !== AMP && c !== GT) || c === 9 || c === LF);
/** Attribute value between `"` that is its own normalised and canonical form. */
export const PLAIN_QUOTED = table((c) => c >= 0x20 && c !== LT && c !== AMP && c !== QUOTE);
/** The same between `'`: a `"` inside would need escaping. */
export const PLAIN_APOSTROPHED = table((c) => c >= 0x20 && c !== LT && c !== AMP && c !== QUOTE && c !== APOSTROPHE);
/** Bytes that may stand in a QName; the grammar is checked once, when a name is interned. */
export const NAME_BYTE = table(
  (c) =>
    c >= 0x80 ||
    (c >= 48 && c <= 58) ||
    (c >= 65 && c <= 90) ||
    (c >= 97 && c <= 122) ||
    c === 95 ||
    c === 45 ||
    c === 46,
);
export const BLANK = table((c) => c === SPACE || c === 9 || c === LF || c === CR);

const START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NCNAME = `[${START}][${START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*`;
/** Groups: prefix (if any), local name. */
export const QNAME = new RegExp(`^(?:(${NCNAME}):)?(${NCNAME})$`, 'u');

/** XML 1.0 §2.2 [2] Char, for code points that come from references. */
export function isXmlChar(cp: number): boolean {
  return (
    cp === 9 ||
    cp === LF ||
    cp === CR ||
    (cp >= 0x20 && cp <= 0xd7ff) ||
    (cp >= 0xe000 && cp <= 0xfffd) ||
    (cp >= 0x10000 && cp <= 0x10ffff)
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
export const FORBIDDEN_CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
