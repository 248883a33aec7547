/** The signature of a certificate or a CRL: the algorithms admitted, each checked by node:crypto. */
import { constants, type KeyObject, verify } from 'node:crypto';
import { type Algorithme, sansParametres } from './algorithme.ts';
import { lirePss } from './pss.ts';

interface Procede {
  readonly cles: readonly string[];
  /** Null for EdDSA, which hashes by itself. */
  readonly condensat: string | null;
  /** Salt of RSASSA-PSS; undefined elsewhere. */
  readonly sel?: number;
}

const RSA = ['rsa'];
const procede = (cles: readonly string[], condensat: string | null): Procede => ({ cles, condensat });

/** By OID (RFC 3279, 4055, 5758, 8410). MD2, MD5 and whatever else is not here are refused. */
const PROCEDES: ReadonlyMap<string, Procede> = new Map([
  ['1.2.840.113549.1.1.5', procede(RSA, 'sha1')],
  ['1.2.840.113549.1.1.14', procede(RSA, 'sha224')],
  ['1.2.840.113549.1.1.11', procede(RSA, 'sha256')],
  ['1.2.840.113549.1.1.12', procede(RSA, 'sha384')],
  ['1.2.840.113549.1.1.13', procede(RSA, 'sha512')],
  ['1.2.840.10045.4.1', procede(['ec'], 'sha1')],
  ['1.2.840.10045.4.3.1', procede(['ec'], 'sha224')],
  ['1.2.840.10045.4.3.2', procede(['ec'], 'sha256')],
  ['1.2.840.10045.4.3.3', procede(['ec'], 'sha384')],
  ['1.2.840.10045.4.3.4', procede(['ec'], 'sha512')],
  ['1.2.840.10040.4.3', procede(['dsa'], 'sha1')],
  ['2.16.840.1.101.3.4.3.1', procede(['dsa'], 'sha224')],
  ['2.16.840.1.101.3.4.3.2', procede(['dsa'], 'sha256')],
  ['1.3.101.112', procede(['ed25519'], null)],
  ['1.3.101.113', procede(['ed448'], null)],
]);

const PSS = '1.2.840.113549.1.1.10';

export interface Signe {
  readonly tbs: Uint8Array;
  readonly algorithme: Algorithme;
  readonly signature: Uint8Array;
}

/** How to check it, or null for an algorithm or parameters that are not admitted. */
export function procedeDe(algorithme: Algorithme, admis: { readonly sha1: boolean }): Procede | null {
  const trouve = algorithme.oid === PSS ? procedePss(algorithme) : PROCEDES.get(algorithme.oid);
  if (trouve === undefined || (trouve.condensat === 'sha1' && !admis.sha1)) return null;
  // RFC 4055 §2.1: RSA says NULL. RFC 5758 §3 and 8410 §3: the others say nothing.
  const bienDits = trouve.cles === RSA ? sansParametres(algorithme) : algorithme.parametres === null;
  return bienDits || trouve.sel !== undefined ? trouve : null;
}

function procedePss({ parametres }: Algorithme): Procede | undefined {
  const pss = lirePss(parametres);
  return pss === null ? undefined : { cles: ['rsa', 'rsa-pss'], condensat: pss.condensat, sel: pss.sel };
}

export function signatureJuste(signe: Signe, { cles, condensat, sel }: Procede, cle: KeyObject): boolean {
  if (!cles.includes(cle.asymmetricKeyType ?? '')) return false;
  const options = sel === undefined ? cle : { key: cle, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: sel };
  try {
    return verify(condensat, signe.tbs, options, signe.signature);
  } catch {
    return false;
  }
}
