/**
 * A namespace name, to be canonicalised, must be an absolute URI: Canonical XML 1.0 makes a relative one a failure of the
 * whole document, and what is no URI at all is relative to something. RFC 3986, less address literals.
 */
const HEX = '%[0-9a-f]{2}';
const PCHAR = `(?:[\\w.~!$&'()*+,;=:@-]|${HEX})`;
const HOST = `(?:[\\w.~!$&'()*+,;=-]|${HEX})+`;
const AUTHORITY = `//(?:(?:[\\w.~!$&'()*+,;=:-]|${HEX})*@)?${HOST}(?::\\d{1,5})?(?:/${PCHAR}*)*`;
const PATH = `/?${PCHAR}+(?:/${PCHAR}*)*`;
const REST = `(?:${PCHAR}|[/?])*`;
const ABSOLUTE = new RegExp(`^[a-z][a-z0-9+.-]*:(?:${AUTHORITY}|${PATH})(?:\\?${REST})?(?:#${REST})?$`, 'i');

export const isAbsoluteUri = (name: string): boolean => ABSOLUTE.test(name);
