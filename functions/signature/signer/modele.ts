/**
 * The text of a PES signature (XAdES 1.1.1 EPES, Politique de signature Hélios §4.2), written straight in exclusive
 * canonical form: SignedInfo and SignedProperties are hashed as they stand here, in UTF-8.
 */
import { createHash, sign } from 'node:crypto';
import { DSIG, ENVELOPED, EXC_C14N, XMLENC } from '../algorithmes.ts';
import { type OptionsSignature, POLITIQUE_HELIOS_7, type Signataire } from './options.ts';

const XAD = 'http://uri.etsi.org/01903/v1.1.1#';
const SHA256 = `${XMLENC}sha256`;

const ECHAPPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};
/** C14N 1.0 §2.3, text nodes. */
const t = (texte: string) => texte.replace(/[&<>\r]/g, (c) => ECHAPPES[c] ?? c);
/** Attribute values; they hold no white space other than spaces here. */
const a = (texte: string) => texte.replace(/[&<"]/g, (c) => ECHAPPES[c] ?? c);

const sha256 = (octets: string | Uint8Array) => createHash('sha256').update(octets).digest('base64');

/** One ds:Signature over the element `id` whose canonical digest (SHA-256) is `condensat`; ASCII text. */
export function ecrireSignature(
  id: string,
  condensat: Uint8Array,
  signataire: Signataire,
  options: OptionsSignature,
): string {
  const sigId = `${id}_SIG_1`;
  const proprietes = ecrireProprietes(`${sigId}_SP`, signataire, options);
  const signedInfo = ecrireSignedInfo(
    id,
    Buffer.from(condensat).toString('base64'),
    `${sigId}_SP`,
    sha256(proprietes),
    signataire,
  );
  const { cle, certificat } = signataire;
  const valeur = sign(signataire.condensat, Buffer.from(signedInfo), { key: cle, dsaEncoding: 'ieee-p1363' });
  return enAscii(
    `<ds:Signature xmlns:ds="${DSIG}" Id="${a(sigId)}">${signedInfo}` +
      `<ds:SignatureValue Id="${a(sigId)}_SV">${valeur.toString('base64')}</ds:SignatureValue>` +
      `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificat.raw.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>` +
      `<ds:Object><xad:QualifyingProperties xmlns:xad="${XAD}" Target="#${a(sigId)}">${proprietes}` +
      '</xad:QualifyingProperties></ds:Object></ds:Signature>',
  );
}

function ecrireSignedInfo(
  id: string,
  condensat: string,
  spId: string,
  spCondensat: string,
  { algorithme }: Signataire,
): string {
  const reference = (attributs: string, transformations: readonly string[], valeur: string) =>
    `<ds:Reference ${attributs}><ds:Transforms>` +
    transformations.map((t) => `<ds:Transform Algorithm="${t}"></ds:Transform>`).join('') +
    `</ds:Transforms><ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod>` +
    `<ds:DigestValue>${valeur}</ds:DigestValue></ds:Reference>`;
  return (
    `<ds:SignedInfo xmlns:ds="${DSIG}"><ds:CanonicalizationMethod Algorithm="${EXC_C14N}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${algorithme}"></ds:SignatureMethod>` +
    reference(`URI="#${a(id)}"`, [ENVELOPED, EXC_C14N], condensat) +
    reference(`Type="${XAD}SignedProperties" URI="#${a(spId)}"`, [EXC_C14N], spCondensat) +
    '</ds:SignedInfo>'
  );
}

function ecrireProprietes(id: string, { certificat }: Signataire, options: OptionsSignature): string {
  return (
    `<xad:SignedProperties xmlns:xad="${XAD}" Id="${a(id)}"><xad:SignedSignatureProperties>` +
    `<xad:SigningTime>${options.signeLe.toISOString().slice(0, 19)}Z</xad:SigningTime>` +
    `<xad:SigningCertificate><xad:Cert><xad:CertDigest>${ecrireCondensat(SHA256, sha256(certificat.raw))}</xad:CertDigest>` +
    `<xad:IssuerSerial><ds:X509IssuerName xmlns:ds="${DSIG}">${t(emetteur(certificat.issuer))}</ds:X509IssuerName>` +
    `<ds:X509SerialNumber xmlns:ds="${DSIG}">${BigInt(`0x${certificat.serialNumber}`)}</ds:X509SerialNumber>` +
    `</xad:IssuerSerial></xad:Cert></xad:SigningCertificate>${ecrirePolitique(options)}${ecrireLieu(options)}` +
    `<xad:SignerRole><xad:ClaimedRoles><xad:ClaimedRole>${t(options.qualite)}</xad:ClaimedRole></xad:ClaimedRoles></xad:SignerRole>` +
    '</xad:SignedSignatureProperties></xad:SignedProperties>'
  );
}

const ecrireCondensat = (algorithme: string, valeur: string) =>
  `<xad:DigestMethod Algorithm="${a(algorithme)}"></xad:DigestMethod><xad:DigestValue>${t(valeur)}</xad:DigestValue>`;

function ecrirePolitique({ politique = POLITIQUE_HELIOS_7 }: OptionsSignature): string {
  return (
    '<xad:SignaturePolicyIdentifier><xad:SignaturePolicyId>' +
    `<xad:SigPolicyId><xad:Identifier>${t(politique.oid)}</xad:Identifier>` +
    `<xad:Description>${t(politique.description)}</xad:Description></xad:SigPolicyId>` +
    `<xad:SigPolicyHash>${ecrireCondensat(politique.algorithme, politique.condensat)}</xad:SigPolicyHash>` +
    `<xad:SigPolicyQualifiers><xad:SigPolicyQualifier><xad:SPURI>${t(politique.url)}</xad:SPURI></xad:SigPolicyQualifier>` +
    '</xad:SigPolicyQualifiers></xad:SignaturePolicyId></xad:SignaturePolicyIdentifier>'
  );
}

function ecrireLieu({ lieu }: OptionsSignature): string {
  if (lieu === undefined) return '';
  return (
    `<xad:SignatureProductionPlace><xad:City>${t(lieu.ville)}</xad:City>` +
    `<xad:PostalCode>${t(lieu.codePostal)}</xad:PostalCode><xad:CountryName>${t(lieu.pays)}</xad:CountryName></xad:SignatureProductionPlace>`
  );
}

/** RFC 2253 order, most specific first. */
const emetteur = (lignes: string) => lignes.split('\n').reverse().join(',');

/** The same document in any encoding of the file: what is not ASCII becomes a character reference. */
function enAscii(texte: string): string {
  let sortie = '';
  for (const c of texte) {
    const point = c.codePointAt(0) ?? 0;
    sortie += point < 128 ? c : `&#${point};`;
  }
  return sortie;
}
