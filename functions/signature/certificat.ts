/** The signer's certificate, as far as it is read before any chain: its key, names and dates. */
import { X509Certificate } from 'node:crypto';
import { Illisible } from './illisible.ts';
import { LIMITES } from './limites.ts';

export interface Cle {
  readonly type: string;
  /** RSA modulus length in bits. */
  readonly bits: number | null;
  /** RSA public exponent. */
  readonly exposant: number | null;
  /** Named curve, as OpenSSL calls it. */
  readonly courbe: string | null;
}

export interface Certificat {
  readonly der: Buffer;
  readonly x509: X509Certificate;
  readonly publicKey: X509Certificate['publicKey'];
  readonly cle: Cle;
  /** Subject on one line, RFC 2253 order. */
  readonly sujet: string;
  /** The common name, or the whole subject. */
  readonly nom: string;
  /** Issuer on one line, RFC 2253 order. */
  readonly emetteur: string;
  /** Serial number, decimal. */
  readonly serie: string;
  readonly debut: Date;
  readonly fin: Date;
}

/** Throws Illisible unless `der`, of bounded length, is exactly one certificate with a readable key. */
export function lireCertificat(der: Buffer): Certificat {
  try {
    const x509 = new X509Certificate(der);
    // OpenSSL stops at the certificate's end: bytes after it would be signed by no one.
    if (!x509.raw.equals(der)) throw new Error('trailing bytes');
    const { publicKey, validFromDate: debut, validToDate: fin } = x509;
    if (Number.isNaN(debut.getTime()) || Number.isNaN(fin.getTime())) throw new Error('bad dates');
    const details = publicKey.asymmetricKeyDetails ?? {};
    const lignes = x509.subject?.split('\n') ?? [];
    const cn = lignes.find((l) => l.startsWith('CN='));
    return {
      der,
      x509,
      publicKey,
      cle: {
        type: publicKey.asymmetricKeyType ?? 'inconnu',
        bits: details.modulusLength ?? null,
        exposant: details.publicExponent === undefined ? null : Number(details.publicExponent),
        courbe: details.namedCurve ?? null,
      },
      sujet: lignes.reverse().join(', '),
      emetteur: (x509.issuer ?? '').split('\n').reverse().join(', '),
      nom: cn === undefined ? lignes.join(', ') : cn.slice(3),
      serie: enDecimal(x509.serialNumber),
      debut,
      fin,
    };
  } catch (erreur) {
    if (erreur instanceof Illisible) throw erreur;
    throw new Illisible('SIGNATURE_CERTIFICAT_ILLISIBLE');
  }
}

/** Bounded first: the conversion's cost grows with the square of the length. */
function enDecimal(hexadecimal: string): string {
  if (hexadecimal.length > 2 * LIMITES.serie) {
    const detail = `un numéro de série de plus de ${LIMITES.serie} octets`;
    throw new Illisible('SIGNATURE_CERTIFICAT_HORS_NORME', { detail });
  }
  return BigInt(`0x${hexadecimal}`).toString();
}
