/** Public keys, as a path gives them: DSA parameters may come from the issuer (RFC 5280 §6.1.4 (d) to (f)). */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { BALISE } from '../der/balises.ts';
import { contenuDeSequence, lireElement, Suite } from '../der/element.ts';
import { lireAlgorithme } from './algorithme.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat } from './constat.ts';
import { LIMITES_CHEMIN } from './limites.ts';

const DSA = '1.2.840.10040.4.1';
const EC = '1.2.840.10045.2.1';

/** working_public_key and working_public_key_parameters. */
export interface CleDeTravail {
  readonly cle: KeyObject;
  /** DER of the DSA parameters, to be inherited. */
  readonly dsa: Uint8Array | null;
}

export interface ClesAdmises {
  /** Bits. */
  readonly rsaMin: number;
}

export const estUneCle = (lu: CleDeTravail | Constat): lu is CleDeTravail => 'cle' in lu;

/** `heritage`: the working parameters so far. */
export function cleDe(
  { spki, sujet }: CertificatLu,
  heritage: Uint8Array | null,
  admises: ClesAdmises,
): CleDeTravail | Constat {
  const refuser = (cle: string) => constat('CHEMIN_CLE_FAIBLE', { certificat: sujet.court, cle });
  try {
    const { oid, parametres } = lireAlgorithme(lireElement(contenuDeSequence(spki)).brut);
    // Explicit curve parameters let anyone choose a generator for which he knows the key.
    if (oid === EC && parametres?.[0] !== BALISE.oid) return refuser('courbe non nommée');
    const dsa = oid === DSA ? (parametres ?? heritage) : null;
    if (oid === DSA && dsa === null) return refuser('paramètres DSA absents');
    const cle = parametres === null && dsa !== null ? lireCle(avecParametres(spki, dsa)) : cleLue(spki);
    const defaut = faiblesse(cle, admises);
    return defaut === null ? { cle, dsa } : refuser(defaut);
  } catch {
    return refuser('illisible');
  }
}

const lireCle = (octets: Buffer): KeyObject => createPublicKey({ key: octets, format: 'der', type: 'spki' });

/** Read once per certificate. */
const LUES = new WeakMap<Uint8Array, KeyObject>();

function cleLue(spki: Uint8Array): KeyObject {
  const cle = LUES.get(spki) ?? lireCle(Buffer.from(spki));
  LUES.set(spki, cle);
  return cle;
}

/** Whether the signature of such a key can be checked only once the keys above it are known. */
export const heriteDeSonEmetteur = ({ spki }: CertificatLu): boolean => {
  const { oid, parametres } = lireAlgorithme(lireElement(contenuDeSequence(spki)).brut);
  return oid === DSA && parametres === null;
};

/** The same SubjectPublicKeyInfo with the parameters of another. */
function avecParametres(spki: Uint8Array, parametres: Uint8Array): Buffer {
  const suite = new Suite(contenuDeSequence(spki));
  const oid = new Suite(suite.doit(BALISE.sequence).contenu).doit(BALISE.oid);
  const bits = suite.doit(BALISE.chaineDeBits);
  return sequence(sequence(oid.brut, parametres), bits.brut);
}

function sequence(...parties: readonly Uint8Array[]): Buffer {
  const contenu = Buffer.concat(parties);
  const n = contenu.length;
  const longueur = n < 0x80 ? [n] : n < 0x100 ? [0x81, n] : [0x82, n >> 8, n & 0xff];
  return Buffer.concat([Buffer.from([BALISE.sequence, ...longueur]), contenu]);
}

/** Why a key proves nothing, or costs too much; null for a sane one. */
function faiblesse({ asymmetricKeyType: type, asymmetricKeyDetails }: KeyObject, { rsaMin }: ClesAdmises) {
  const { modulusLength: bits = 0, publicExponent: exposant = 0n, namedCurve } = asymmetricKeyDetails ?? {};
  switch (type) {
    case 'rsa':
    case 'rsa-pss':
      if (bits < rsaMin || bits > LIMITES_CHEMIN.rsaMax) return `RSA de ${bits} bits`;
      // With an exponent of 1, a signature is its own message.
      return exposant < 3n || exposant % 2n === 0n || exposant > 2n ** 64n ? 'exposant RSA non admis' : null;
    case 'dsa':
      return bits < LIMITES_CHEMIN.dsaMin || bits > LIMITES_CHEMIN.rsaMax ? `DSA de ${bits} bits` : null;
    case 'ec':
      return namedCurve !== undefined && COURBES.has(namedCurve) ? null : `courbe ${namedCurve ?? 'inconnue'}`;
    case 'ed25519':
    case 'ed448':
      return null;
    default:
      return `type ${type ?? 'inconnu'}`;
  }
}

/** Prime curves of 224 bits and more, by the names that OpenSSL gives them. */
const COURBES = new Set([
  'secp224r1',
  'prime256v1',
  'secp256k1',
  'secp384r1',
  'secp521r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
]);
