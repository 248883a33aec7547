/** The dotted form of an OBJECT IDENTIFIER whose bytes are DER (X.690 §8.19). */
import { NonDer } from './non-der.ts';

/** An arc has at most 128 bits (a UUID under 2.25): seven bits to an octet. */
const OCTETS_PAR_ARC = 19;

export function oidEnPoints(contenu: Uint8Array): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  let octets = 0;
  for (const octet of contenu) {
    if (++octets > OCTETS_PAR_ARC) throw new NonDer('identifiant d’objet démesuré', 0);
    arc = arc * 128n + BigInt(octet & 0x7f);
    if (octet >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
    octets = 0;
  }
  const [tete = 0n, ...suite] = arcs;
  const premier = tete < 80n ? tete / 40n : 2n;
  return [premier, tete - premier * 40n, ...suite].join('.');
}
