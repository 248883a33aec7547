/** One file of a proof. */
import type { Octets } from './octets.ts';
import { empreinte } from './sceau.ts';

export interface Piece {
  /** Ours, whatever the deposit: no name given by anyone is a path. */
  readonly nom: string;
  /** Bytes. */
  readonly taille: number;
  readonly sha256: string;
  /** The whole content from its first byte, the same at every call. */
  readonly ouvrir: () => Octets;
}

export function pieceDe(nom: string, contenu: Uint8Array | string): Piece {
  const octets = Buffer.from(contenu);
  return { nom, taille: octets.length, sha256: empreinte(octets), ouvrir: () => [octets] };
}
