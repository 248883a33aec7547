/** A second, independent signer: xml-crypto, with any algorithm or shape, so that fixtures are not judged by their maker. */
import { createHash, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { Identite } from '../autorites.ts';
import { signataire } from './flux.ts';

export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
export const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
export const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const ENVELOPPEE = `${DSIG}enveloped-signature`;
const XAD = 'http://uri.etsi.org/01903/v1.1.1#';
export const XAD_132 = 'http://uri.etsi.org/01903/v1.3.2#';

export interface Facon {
  readonly identite?: Identite;
  readonly cible?: string;
  /** The reference is `URI=""`. */
  readonly uriVide?: boolean;
  readonly methode?: string;
  readonly condensat?: string;
  readonly canonisation?: string;
  /** Of the elements of XML Signature; empty: the default namespace. */
  readonly prefixe?: string;
  readonly prefixes?: string[];
  readonly transformations?: string[];
  readonly transformationsProprietes?: string[];
  readonly espace?: string;
  /** Rewrites the QualifyingProperties before they are signed. */
  readonly proprietes?: (xml: string) => string;
  readonly signeLe?: string;
  readonly sansReferenceProprietes?: boolean;
  readonly typeProprietes?: string;
}

/** XAdES 1.1.1 has its digests in its own namespace, 1.3.2 in ds. */
function condenser(xad: string, algorithme: string, valeur: string): string {
  const p = xad === XAD_132 ? 'ds' : 'xad';
  return `<${p}:DigestMethod xmlns:ds="${DSIG}" Algorithm="${algorithme}"/><${p}:DigestValue xmlns:ds="${DSIG}">${valeur}</${p}:DigestValue>`;
}

const POLITIQUE_7 = ['urn:oid:1.2.250.1.131.1.5.18.21.1.7', 'roF9+cfRHNPtVJolhdqfIqGMVuUXX8aR4rpiquf0u5E='] as const;

function qualifier(id: string, { certificat }: Identite, espace = XAD, signeLe = '2026-09-30T08:15:00Z'): string {
  const { issuer, serialNumber } = new X509Certificate(certificat);
  const condensat = createHash('sha256').update(certificat).digest('base64');
  const emetteur = issuer.split('\n').reverse().join(', ');
  return `<xad:QualifyingProperties xmlns:xad="${espace}" Target="${id}"><xad:SignedProperties Id="${id}_SP"><xad:SignedSignatureProperties>
<xad:SigningTime>${signeLe}</xad:SigningTime><xad:SigningCertificate><xad:Cert><xad:CertDigest>${condenser(espace, `${XMLENC}sha256`, condensat)}</xad:CertDigest>
<xad:IssuerSerial><ds:X509IssuerName xmlns:ds="${DSIG}">${emetteur}</ds:X509IssuerName><ds:X509SerialNumber xmlns:ds="${DSIG}">${BigInt(`0x${serialNumber}`)}</ds:X509SerialNumber></xad:IssuerSerial></xad:Cert></xad:SigningCertificate>
<xad:SignaturePolicyIdentifier><xad:SignaturePolicyId><xad:SigPolicyId><xad:Identifier>${POLITIQUE_7[0]}</xad:Identifier></xad:SigPolicyId><xad:SigPolicyHash>${condenser(espace, `${XMLENC}sha256`, POLITIQUE_7[1])}</xad:SigPolicyHash></xad:SignaturePolicyId></xad:SignaturePolicyIdentifier>
<xad:SignerRole><xad:ClaimedRoles><xad:ClaimedRole>Ordonnateur</xad:ClaimedRole></xad:ClaimedRoles></xad:SignerRole></xad:SignedSignatureProperties></xad:SignedProperties></xad:QualifyingProperties>`;
}

/** Adds to `xml` a signature appended to the element whose Id is `cible`. */
export function signerAutrement(xml: string, facon: Facon = {}): string {
  const { cible = 'B1', identite = signataire(), condensat = `${XMLENC}sha256` } = facon;
  const id = `S_${cible}`;
  const brut = qualifier(id, identite, facon.espace, facon.signeLe);
  const signature = new SignedXml({
    privateKey: identite.cle,
    publicCert: identite.pem,
    signatureAlgorithm: facon.methode ?? `${MORE}rsa-sha256`,
    canonicalizationAlgorithm: facon.canonisation ?? EXC,
    inclusiveNamespacesPrefixList: facon.prefixes ?? [],
    objects: [{ content: facon.proprietes?.(brut) ?? brut }],
  });
  ajouterAlgorithmes(signature);
  signature.addReference({
    xpath: `//*[@Id='${cible}']`,
    transforms: facon.transformations ?? [ENVELOPPEE, EXC],
    digestAlgorithm: condensat,
    inclusiveNamespacesPrefixList: facon.prefixes ?? [],
    uri: facon.uriVide ? '' : `#${cible}`,
    isEmptyUri: facon.uriVide ?? false,
  });
  if (facon.sansReferenceProprietes !== true) {
    signature.addReference({
      xpath: `//*[@Id='${id}_SP']`,
      transforms: facon.transformationsProprietes ?? [EXC],
      digestAlgorithm: condensat,
      uri: `#${id}_SP`,
      type: facon.typeProprietes ?? `${facon.espace ?? XAD}SignedProperties`,
    });
  }
  signature.computeSignature(xml, {
    prefix: facon.prefixe ?? 'ds',
    attrs: { Id: id },
    location: { reference: `//*[@Id='${cible}']`, action: 'append' },
  });
  return signature.getSignedXml();
}

/** What xml-crypto lacks: more hashes, and ECDSA. */
function ajouterAlgorithmes(signature: SignedXml): void {
  for (const [uri, hash] of [
    [`${MORE}sha384`, 'sha384'],
    [`${MORE}md5`, 'md5'],
  ] as const) {
    signature.HashAlgorithms[uri] = class {
      getAlgorithmName = () => uri;
      getHash = (xml: string) => createHash(hash).update(xml, 'utf8').digest('base64');
    };
  }
}
