/** AlgorithmIdentifier, and the signature values that go with it (RFC 5280 §4.1.1.2-3). */
import { BALISE } from '../der/balises.ts';
import { contenuDeSequence, Suite } from '../der/element.ts';
import { NonDer } from '../der/non-der.ts';
import { oidEnPoints } from '../der/oid.ts';

export interface Algorithme {
  readonly oid: string;
  /** DER of the parameters; null where absent. NULL is a value. */
  readonly parametres: Uint8Array | null;
}

/** Throws NonDer. */
export function lireAlgorithme(octets: Uint8Array): Algorithme {
  const contenu = contenuDeSequence(octets);
  const suite = new Suite(contenu);
  const oid = suite.doit(BALISE.oid);
  const reste = contenu.subarray(oid.brut.length);
  return { oid: oidEnPoints(oid.contenu), parametres: reste.length === 0 ? null : reste };
}

/** The octets of a BIT STRING that must fill them. Throws NonDer. */
export function lireValeur(contenu: Uint8Array): Uint8Array {
  if (contenu[0] !== 0 || contenu.length < 2) throw new NonDer('valeur de signature mal codée', 0);
  return contenu.subarray(1);
}

/** NULL, or nothing: what an algorithm without parameters may have (RFC 4055 §2.1, RFC 5758 §3). */
export const sansParametres = ({ parametres }: Algorithme): boolean =>
  parametres === null || (parametres.length === 2 && parametres[0] === BALISE.nul && parametres[1] === 0);
