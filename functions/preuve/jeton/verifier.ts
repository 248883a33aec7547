/** Is this token of that digest, and signed by the certificate that it names? Whether he is believed is for the path. */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { Algorithme } from '../../signature/chemin/algorithme.ts';
import { type CertificatLu, lireCertificatDeChemin } from '../../signature/chemin/certificat-lu.ts';
import { Illisible } from '../../signature/chemin/constat.ts';
import { procedeDe, signatureJuste } from '../../signature/chemin/signature-x509.ts';
import { NonDer } from '../../signature/der/non-der.ts';
import { type Attributs, lireAttributs } from './attributs.ts';
import { type InfoDHorodatage, lireInfo } from './info.ts';
import { lireReponseDHorodatage, type SignatureCms } from './structure.ts';

export interface Jeton extends InfoDHorodatage {
  readonly signataire: CertificatLu;
  /** The others that came with it, DER. */
  readonly certificats: readonly Uint8Array[];
}

/** Why a token proves nothing: a French sentence. */
export interface Defaut {
  readonly defaut: string;
}

const CONDENSATS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** CMS may say "RSA" and the hash apart (RFC 3370 §3.2): together they are one of those that a certificate names. */
const RSA = '1.2.840.113549.1.1.1';
const RSA_AVEC: Readonly<Record<string, string>> = {
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};

/** `octets`: a TimeStampResp. `sha256`: of what it should be about. Never throws for what the bytes hold. */
export function verifierJeton(octets: Uint8Array, sha256: string): Jeton | Defaut {
  try {
    const { info, certificats, signature } = lireReponseDHorodatage(octets);
    const dit = lireInfo(info);
    if (dit.sha256 !== sha256) return { defaut: 'le jeton d’horodatage est celui d’autre chose' };
    const attributs = lireAttributs(signature.attributs);
    const nom = CONDENSATS[signature.condensat.oid];
    if (nom === undefined) return { defaut: 'le jeton d’horodatage est signé avec une fonction de hachage non admise' };
    if (!createHash(nom).update(info).digest().equals(attributs.condensat))
      return { defaut: 'le contenu du jeton d’horodatage n’est pas celui qui a été signé' };
    const signataire = trouver(certificats, signature, attributs);
    if (signataire === null) return { defaut: 'le certificat du service d’horodatage n’est pas joint au jeton' };
    if (!estSigne(signature, nom, signataire)) return { defaut: 'la signature du jeton d’horodatage est fausse' };
    return { ...dit, signataire, certificats };
  } catch (erreur) {
    if (erreur instanceof NonDer) return { defaut: `le jeton d’horodatage ne se lit pas (${erreur.message})` };
    throw erreur;
  }
}

function lireCertificat(der: Uint8Array): CertificatLu | null {
  try {
    return lireCertificatDeChemin(der, 'service d’horodatage');
  } catch (erreur) {
    if (erreur instanceof Illisible) return null;
    throw erreur;
  }
}

/** By what the signature calls it, and by its digest, which is signed (RFC 5035): no other certificate of the same name. */
function trouver(certificats: readonly Uint8Array[], { qui }: SignatureCms, attributs: Attributs): CertificatLu | null {
  for (const der of certificats) {
    const lu = lireCertificat(der);
    if (lu === null) continue;
    const nomme =
      'cle' in qui
        ? lu.extensions.cleDuSujet === qui.cle
        : lu.serie === qui.serie && Buffer.compare(lu.emetteurDer, qui.emetteur) === 0;
    const { algorithme, valeur } = attributs.certificat;
    if (nomme && createHash(algorithme).update(der).digest().equals(valeur)) return lu;
  }
  return null;
}

/** Null where it is of no kind that can be read. */
function lireCle(spki: Uint8Array): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

function estSigne({ algorithme, attributs, valeur }: SignatureCms, nom: string, { spki }: CertificatLu): boolean {
  const dit: Algorithme = algorithme.oid === RSA ? { ...algorithme, oid: RSA_AVEC[nom] ?? '' } : algorithme;
  const procede = procedeDe(dit, { sha1: false });
  if (procede === null) return false;
  const cle = lireCle(spki);
  return cle !== null && signatureJuste({ tbs: attributs, algorithme: dit, signature: valeur }, procede, cle);
}
