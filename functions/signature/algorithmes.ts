/** The algorithms this verifier can compute. Whether they are admitted, and until when, is the politique's word. */

export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const DSIG_MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
export const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
export const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const ENVELOPED = `${DSIG}enveloped-signature`;

/** DigestMethod to the name node:crypto gives it. */
export const CONDENSATS: ReadonlyMap<string, string> = new Map([
  [`${DSIG}sha1`, 'sha1'],
  [`${XMLENC}sha256`, 'sha256'],
  [`${DSIG_MORE}sha384`, 'sha384'],
  [`${XMLENC}sha512`, 'sha512'],
]);

export interface Methode {
  readonly cle: 'rsa' | 'ec';
  readonly condensat: string;
}

/** SignatureMethod: RSASSA-PKCS1-v1_5 and ECDSA only. HMAC, DSA, PSS and MD5 are absent on purpose. */
export const METHODES: ReadonlyMap<string, Methode> = new Map([
  [`${DSIG}rsa-sha1`, { cle: 'rsa', condensat: 'sha1' }],
  [`${DSIG_MORE}rsa-sha256`, { cle: 'rsa', condensat: 'sha256' }],
  [`${DSIG_MORE}rsa-sha384`, { cle: 'rsa', condensat: 'sha384' }],
  [`${DSIG_MORE}rsa-sha512`, { cle: 'rsa', condensat: 'sha512' }],
  [`${DSIG_MORE}ecdsa-sha256`, { cle: 'ec', condensat: 'sha256' }],
  [`${DSIG_MORE}ecdsa-sha384`, { cle: 'ec', condensat: 'sha384' }],
  [`${DSIG_MORE}ecdsa-sha512`, { cle: 'ec', condensat: 'sha512' }],
]);

/** Field size in bytes of the curves: an XMLDSig ECDSA value is r || s, each of exactly that size (RFC 6931 §2.3.6). */
export const COURBES: ReadonlyMap<string, number> = new Map([
  ['prime256v1', 32],
  ['secp384r1', 48],
  ['secp521r1', 66],
]);

/**
 * Canonicalization algorithms, true for inclusive. The comment variants are the same here: a same-document reference
 * drops comments (XML Signature §4.4.3.3), and a Signature with a comment inside is never read.
 */
export const CANONISATIONS: ReadonlyMap<string, boolean> = new Map([
  [EXC_C14N, false],
  [`${EXC_C14N}WithComments`, false],
  [C14N, true],
  [`${C14N}#WithComments`, true],
]);
