/** One change in a document, at a place that is drawn where a change matters. */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { NOEUD } from './noeud.ts';
import { OCTET } from './octet.ts';

/** Null where the document has nothing that it could change near `place`. */
export type Mutation = readonly [nom: string, faire: (texte: string, place: number, alea: Alea) => string | null];

export interface Mute {
  readonly octets: Buffer;
  readonly nom: string;
}

/** Exactly one mutation, that changes the bytes; the same draw gives the same one. */
export function muter(octets: Buffer, alea: Alea): Mute {
  const texte = octets.toString('latin1');
  for (;;) {
    const famille = alea.entier(0, 2) === 0 ? OCTET : NOEUD;
    const [nom, faire] = famille[alea.entier(0, famille.length - 1)]!;
    const mute = faire(texte, placer(texte, alea), alea);
    if (mute !== null && mute !== texte) return { octets: Buffer.from(mute, 'latin1'), nom };
  }
}

/** Half of the time inside a Signature, which is small beside the file. */
function placer(texte: string, alea: Alea): number {
  const debut = texte.indexOf('<ds:Signature ');
  const fin = texte.indexOf('</ds:Signature>');
  const dedans = debut >= 0 && fin > debut && alea.entier(0, 1) === 0;
  return dedans ? alea.entier(debut, fin + 14) : alea.entier(0, Math.max(0, texte.length - 1));
}
