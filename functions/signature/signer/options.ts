/** What a signature is made from. */
import { createPrivateKey, KeyObject, X509Certificate } from 'node:crypto';
import { DSIG_MORE, METHODES, XMLENC } from '../algorithmes.ts';
import { SignatureImpossible } from './signature-impossible.ts';

export interface PolitiqueSignee {
  readonly oid: string;
  readonly description: string;
  readonly url: string;
  /** DigestMethod URI and base64 digest of the policy document. */
  readonly algorithme: string;
  readonly condensat: string;
}

/** Policy .7 of the DGFiP, with the digest that S²LOW and Berger-Levrault write. */
export const POLITIQUE_HELIOS_7: PolitiqueSignee = {
  oid: 'urn:oid:1.2.250.1.131.1.5.18.21.1.7',
  description: 'Politique de signature Helios de la DGFiP',
  url: 'https://www.collectivites-locales.gouv.fr/files/files/finances_locales/dematerialisation/ps_helios_dgfip.pdf',
  algorithme: `${XMLENC}sha256`,
  condensat: 'roF9+cfRHNPtVJolhdqfIqGMVuUXX8aR4rpiquf0u5E=',
};

export interface OptionsSignature {
  /** Private key: PEM, or a KeyObject. */
  readonly cle: string | KeyObject;
  /** The signer's certificate: PEM or DER. */
  readonly certificat: string | Uint8Array;
  /** ClaimedRole: "Maire", "Ordonnateur"… */
  readonly qualite: string;
  readonly lieu?: { readonly ville: string; readonly codePostal: string; readonly pays: string };
  /** SigningTime, given by the caller: this code has no clock. */
  readonly signeLe: Date;
  readonly portee: 'bordereau' | 'fichier';
  readonly politique?: PolitiqueSignee;
  /** SignatureMethod URI; by default RSA with SHA-256, or ECDSA with the hash of the curve's size. */
  readonly algorithme?: string;
}

export interface Signataire {
  readonly cle: KeyObject;
  readonly certificat: X509Certificate;
  readonly algorithme: string;
  readonly condensat: string;
}

const PAR_COURBE: ReadonlyMap<string, string> = new Map([
  ['prime256v1', 'ecdsa-sha256'],
  ['secp384r1', 'ecdsa-sha384'],
  ['secp521r1', 'ecdsa-sha512'],
]);

/** Reads key and certificate and checks that they belong together. Throws SignatureImpossible. */
export function lireSignataire({ cle, certificat, algorithme }: OptionsSignature): Signataire {
  const { privee, x509 } = lire(cle, certificat);
  if (!x509.checkPrivateKey(privee)) throw new SignatureImpossible('La clé privée n’est pas celle du certificat.');
  const uri = algorithme ?? parDefaut(privee);
  const methode = METHODES.get(uri);
  if (methode === undefined || methode.cle !== privee.asymmetricKeyType) {
    throw new SignatureImpossible(
      `L’algorithme « ${uri} » ne convient pas à une clé ${privee.asymmetricKeyType ?? 'inconnue'}.`,
    );
  }
  return { cle: privee, certificat: x509, algorithme: uri, condensat: methode.condensat };
}

function lire(cle: string | KeyObject, certificat: string | Uint8Array) {
  try {
    return { privee: cle instanceof KeyObject ? cle : createPrivateKey(cle), x509: new X509Certificate(certificat) };
  } catch {
    throw new SignatureImpossible('La clé privée ou le certificat est illisible.');
  }
}

function parDefaut(cle: KeyObject): string {
  const nom =
    cle.asymmetricKeyType === 'rsa' ? 'rsa-sha256' : PAR_COURBE.get(cle.asymmetricKeyDetails?.namedCurve ?? '');
  if (nom === undefined)
    throw new SignatureImpossible(`Une clé ${cle.asymmetricKeyType ?? 'inconnue'} ne peut pas signer un flux PES.`);
  return `${DSIG_MORE}${nom}`;
}
