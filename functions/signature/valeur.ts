/** The SignatureValue, checked by node:crypto (OpenSSL) and by nothing else. */
import { verify } from 'node:crypto';
import { COURBES, type Methode } from './algorithmes.ts';
import type { Certificat } from './certificat.ts';

/**
 * Whether `valeur` is the signature of `octets` (canonical SignedInfo) under the certificate's key. False too for a key
 * of another family, or an ECDSA value that is not r || s of the curve's size (RFC 6931 §2.3.6).
 */
export function valeurJuste(methode: Methode, certificat: Certificat, octets: Uint8Array, valeur: Buffer): boolean {
  const { cle, publicKey } = certificat;
  if (cle.type !== methode.cle) return false;
  if (methode.cle === 'ec' && valeur.length !== 2 * (COURBES.get(cle.courbe ?? '') ?? 0)) return false;
  try {
    return verify(methode.condensat, octets, { key: publicKey, dsaEncoding: 'ieee-p1363' }, valeur);
  } catch {
    // OpenSSL refuses the key itself (e.g. an exponent of 1).
    return false;
  }
}
