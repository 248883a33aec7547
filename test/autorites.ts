/** Throwaway authorities and signers for tests: invented persons, keys made on the spot and kept for the process. */
import { createPublicKey, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

export interface Identite {
  readonly cle: KeyObject;
  /** DER. */
  readonly certificat: Buffer;
  readonly pem: string;
}

export type GenreDeCle =
  | 'rsa-2048'
  | 'rsa-1024'
  | 'rsa-e3'
  | 'ec-256'
  | 'ec-384'
  | 'ec-521'
  | 'ec-secp256k1'
  | 'ed25519';

export interface Demande {
  readonly nom?: string;
  readonly cle?: GenreDeCle;
  /** Makes another key of the same kind. */
  readonly variante?: string;
  readonly emetteur?: Identite & { readonly nom: string };
  readonly serie?: string;
  /** An authority of certification, that may also sign CRLs. */
  readonly autorite?: true;
  /** ISO dates. */
  readonly du?: string;
  readonly au?: string;
}

const cles = new Map<string, KeyObject>();

/** A private key of that kind, made once per process and variant. */
export function cle(genre: GenreDeCle, variante = ''): KeyObject {
  const connue = cles.get(genre + variante);
  if (connue !== undefined) return connue;
  const neuve = generer(genre);
  cles.set(genre + variante, neuve);
  return neuve;
}

function generer(genre: GenreDeCle): KeyObject {
  const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey;
  switch (genre) {
    case 'rsa-2048':
      return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    case 'rsa-1024':
      return generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    case 'rsa-e3':
      return generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey;
    case 'ec-256':
      return ec('prime256v1');
    case 'ec-384':
      return ec('secp384r1');
    case 'ec-521':
      return ec('secp521r1');
    case 'ec-secp256k1':
      return ec('secp256k1');
    case 'ed25519':
      return generateKeyPairSync('ed25519').privateKey;
    default:
      return genre satisfies never;
  }
}

/** A certificate issued by `emetteur`, or self-signed; SHA-256 with the issuer's key, RSA or EC. */
export function identite(demande: Demande = {}): Identite {
  const { nom = 'Camille Durand', emetteur } = demande;
  const privee = cle(demande.cle ?? 'rsa-2048', demande.variante);
  const signataire = emetteur?.cle ?? privee;
  const tbs = ecrireTbs(demande, privee, signataire, nom, emetteur?.nom ?? nom);
  const octets = Buffer.from(forge.asn1.toDer(tbs).getBytes(), 'latin1');
  const signature = sign(signataire.asymmetricKeyType === 'ed25519' ? null : 'sha256', octets, signataire);
  const certificat = Buffer.from(forge.asn1.toDer(assembler(tbs, signature, signataire)).getBytes(), 'latin1');
  const pem = new X509Certificate(certificat).toString();
  return { cle: privee, certificat, pem };
}

function sujet(cn: string) {
  return [
    { name: 'countryName', value: 'FR' },
    { name: 'organizationName', value: 'Commune de Saint-Aubin-du-Test' },
    { name: 'commonName', value: cn },
  ];
}

/** The tbsCertificate by forge, with the key and the algorithm put in its place: forge writes RSA only. */
function ecrireTbs(demande: Demande, privee: KeyObject, signataire: KeyObject, nom: string, emetteur: string) {
  const { serie = '1f', du = '2026-01-01', au = '2029-01-01' } = demande;
  const modele = forge.pki.createCertificate();
  modele.serialNumber = serie;
  modele.validity.notBefore = new Date(du);
  modele.validity.notAfter = new Date(au);
  modele.setSubject(sujet(nom));
  modele.setIssuer(sujet(emetteur));
  modele.setExtensions(
    demande.autorite
      ? [
          { name: 'basicConstraints', critical: true, cA: true },
          { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
        ]
      : [{ name: 'keyUsage', critical: true, nonRepudiation: true }],
  );
  const rsa = createPublicKey(cle('rsa-2048')).export({ type: 'spki', format: 'pem' }).toString();
  modele.publicKey = forge.pki.publicKeyFromPem(rsa);
  modele.siginfo.algorithmOid = modele.signatureOid = forge.pki.oids.sha256WithRSAEncryption ?? '';
  modele.signature = '';
  const [tbs] = forge.pki.certificateToAsn1(modele).value;
  if (typeof tbs !== 'object' || !Array.isArray(tbs.value)) throw new TypeError('tbsCertificate');
  const spki = createPublicKey(privee).export({ type: 'spki', format: 'der' }).toString('latin1');
  tbs.value[6] = forge.asn1.fromDer(spki);
  tbs.value[2] = algorithme(signataire);
  return tbs;
}

const OID_SIGNATURE: Readonly<Record<string, string>> = { ec: '1.2.840.10045.4.3.2', ed25519: '1.3.101.112' };

function algorithme(cle: KeyObject): forge.asn1.Asn1 {
  const { asn1 } = forge;
  const { Class, Type } = asn1;
  const oid = OID_SIGNATURE[cle.asymmetricKeyType ?? ''];
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [
    asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(oid ?? '1.2.840.113549.1.1.11').getBytes()),
    ...(oid === undefined ? [asn1.create(Class.UNIVERSAL, Type.NULL, false, '')] : []),
  ]);
}

function assembler(tbs: forge.asn1.Asn1, signature: Buffer, signataire: KeyObject): forge.asn1.Asn1 {
  const { asn1 } = forge;
  const { Class, Type } = asn1;
  const valeur = `\0${signature.toString('latin1')}`;
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [
    tbs,
    algorithme(signataire),
    asn1.create(Class.UNIVERSAL, Type.BITSTRING, false, valeur),
  ]);
}
