/**
 * Bytes of an xs:base64Binary, or null where it is not one: only XML white space may stand between digits, padding is
 * due, and unused bits are zero (RFC 4648 §3.5), so that one value has one spelling. Empty is refused.
 */
export function decodeBase64(text: string): Buffer | null {
  const compact = text.replace(/[\t\n\r ]+/g, '');
  const bytes = Buffer.from(compact, 'base64');
  // Node skips what is not base64; only the one spelling of the bytes comes back equal.
  return compact !== '' && bytes.toString('base64') === compact ? bytes : null;
}
