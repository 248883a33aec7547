/** The revocation list of a throwaway authority, which has revoked no one (RFC 5280 §5.1). */
import { type KeyObject, sign, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
const { Class, Type } = asn1;
const SHA256_RSA = '1.2.840.113549.1.1.11';
const NUMERO_DE_CRL = '2.5.29.20';

const sequence = (...valeurs: forge.asn1.Asn1[]) => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, valeurs);
const oid = (valeur: string) => asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(valeur).getBytes());
const entier = (valeur: number) =>
  asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(valeur).getBytes());
const instant = (date: Date) => asn1.create(Class.UNIVERSAL, Type.UTCTIME, false, asn1.dateToUtcTime(date));
const octets = (noeud: forge.asn1.Asn1) => Buffer.from(asn1.toDer(noeud).getBytes(), 'latin1');

export interface CrlVide {
  /** DER of the authority's certificate; its key is RSA. */
  readonly autorite: Uint8Array;
  readonly cle: KeyObject;
  /** thisUpdate and nextUpdate. */
  readonly produite: Date;
  readonly suivante: Date;
}

/** DER. */
export function crlVide({ autorite, cle, produite, suivante }: CrlVide): Buffer {
  const { subject } = forge.pki.certificateFromPem(new X509Certificate(autorite).toString());
  const algorithme = sequence(oid(SHA256_RSA), asn1.create(Class.UNIVERSAL, Type.NULL, false, ''));
  const numero = octets(entier(1)).toString('latin1');
  const extension = sequence(oid(NUMERO_DE_CRL), asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, numero));
  const tbs = sequence(
    entier(1),
    algorithme,
    forge.pki.distinguishedNameToAsn1(subject),
    instant(produite),
    instant(suivante),
    asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [sequence(extension)]),
  );
  const signature = sign('sha256', octets(tbs), cle).toString('latin1');
  return octets(sequence(tbs, algorithme, asn1.create(Class.UNIVERSAL, Type.BITSTRING, false, `\0${signature}`)));
}
