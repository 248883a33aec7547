/** A hostile file, or its honest neighbour: built in memory, named by its verdict, judged as written. */

import type { ResultatSignature } from '../../../functions/signature/resultat.ts';
import { XmlAnomaly } from '../../../functions/xml/anomaly.ts';
import { bordereau, codes, flux, signer, type Verification, verifier } from '../flux.ts';

export interface Attaque {
  /** Row of docs/securite.md. */
  readonly cas: number;
  /** `rejete-…` or `accepte-…`, and why. */
  readonly nom: string;
  readonly fichier: () => string | Uint8Array | Promise<string | Uint8Array>;
  /** What `juger` answers. */
  readonly attendu: string;
  readonly verification: Verification;
}

export const attaque = (
  cas: number,
  nom: string,
  fichier: Attaque['fichier'],
  attendu = 'intacte',
  verification: Verification = {},
): Attaque => ({ cas, nom, fichier, attendu, verification });

/**
 * `intacte`; else what is held against each signature (`refusee`: intact, but trust is refused already) and against the
 * flux; `non lu` where the reading stopped.
 */
export function juger(xml: string | Uint8Array, verification: Verification): string {
  try {
    const { signatures, anomalies } = verifier(xml, verification);
    if (signatures.length === 0) return 'non signé';
    const deSignatures = signatures.map((s) => [classe(s), ...codes(s)].join(' ')).filter((d) => d !== 'intacte');
    const duFlux = anomalies.filter((a) => a.gravite === 'rejet').map((a) => a.code);
    return [...new Set([...deSignatures, ...duFlux])].join(' ; ') || 'intacte';
  } catch (erreur) {
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    return `non lu ${erreur.code}`;
  }
}

const classe = ({ integrite, confiance }: ResultatSignature): string =>
  integrite === 'intacte' && confiance === 'refusee' ? 'refusee' : integrite;

/** Two bordereaux, B1 and B2, each with its own signature; B1 has text, an attribute with an accent, and an amount. */
export const BASE = flux([bordereau(1, '<Obj V="Réfection du préau">Achat 1</Obj><MtHT V="18450.00"/>'), bordereau(2)]);
export const signe = await signer(BASE);

const extraire = (forme: RegExp): string => forme.exec(signe)?.[0] ?? '';
export const SIGNATURE = /<ds:Signature [\s\S]*?<\/ds:Signature>/;
/** Parts of the signature of B1, as they stand in the file. */
export const signature = extraire(SIGNATURE);
export const signedInfo = extraire(/<ds:SignedInfo [\s\S]*?<\/ds:SignedInfo>/);
export const qualifiantes = extraire(/<xad:QualifyingProperties [\s\S]*?<\/xad:QualifyingProperties>/);
export const proprietes = extraire(/<xad:SignedProperties [\s\S]*?<\/xad:SignedProperties>/);
export const reference = extraire(/<ds:Reference URI="#B1">[\s\S]*?<\/ds:Reference>/);
export const condensat = /<ds:DigestValue>([^<]*)/.exec(signe)?.[1] ?? '';
export const valeur = /<ds:SignatureValue[^>]*>([^<]*)/.exec(signe)?.[1] ?? '';
/** The signed bordereau, and itself without its signature. */
export const original = extraire(/<Bordereau Id="B1">[\s\S]*?<\/Bordereau>/);
export const sansSignature = original.replace(SIGNATURE, '');

export const ALTEREE = 'alteree SIGNATURE_CONTENU_MODIFIE';
export const STRUCTURE = 'illisible SIGNATURE_STRUCTURE';
