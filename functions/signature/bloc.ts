/** A whole ds:Signature block, in the order of the schema: SignedInfo, SignatureValue, KeyInfo, Object. */
import type { Politique } from '../../schemas/politique.ts';
import { DSIG } from './algorithmes.ts';
import type { Noeud } from './arbre.ts';
import { attribut, base64 } from './enfants.ts';
import { structure } from './illisible.ts';
import { lireKeyInfo } from './key-info.ts';
import { lireSignedInfo, type SignedInfo } from './signed-info.ts';
import { lireProprietes, type Proprietes } from './xades.ts';

export interface Bloc {
  readonly id: string;
  readonly signedInfo: SignedInfo;
  readonly valeur: Buffer;
  /** X509Certificate elements of KeyInfo, one at least. */
  readonly certificats: readonly Noeud[];
  readonly proprietes: Proprietes;
}

const ORDRE = ['SignedInfo', 'SignatureValue', 'KeyInfo', 'Object'] as const;

/** Throws Illisible at the first thing that is not as it must be. */
export function lireBloc(signature: Noeud, politique: Politique): Bloc {
  const [signedInfo, valeur, keyInfo, objet, ...autres] = signature.enfants;
  const suite = signature.enfants.map((n) => (n.uri === DSIG ? n.local : `{${n.uri}}${n.local}`));
  if (!signedInfo || !valeur || !keyInfo || !objet || autres.length > 0 || ORDRE.some((nom, i) => suite[i] !== nom)) {
    throw structure(`elle contient ${suite.slice(0, 8).join(', ')} au lieu de ${ORDRE.join(', ')}`);
  }
  const id = attribut(signature, 'Id');
  return {
    id,
    signedInfo: lireSignedInfo(signedInfo, politique),
    valeur: base64(valeur),
    certificats: lireKeyInfo(keyInfo),
    proprietes: lireProprietes(objet, id, politique),
  };
}
