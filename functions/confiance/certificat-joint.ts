/** The certificate of a signataire as it is joined, PEM or DER: read by the code that reads those of the signatures. */

import type { Certificat } from '../signature/certificat.ts';
import { lireCertificat } from '../signature/certificat.ts';
import { exigerDer } from '../signature/der/controle.ts';
import { NonDer } from '../signature/der/non-der.ts';
import { Illisible } from '../signature/illisible.ts';
import { reconnaitre } from './entree/reconnaitre.ts';

/** Longer than any certificate of a person. */
const CERTIFICAT_MAX = 64 * 1024;

/** What is wrong with it, in a sentence. A key that came with it is refused, and kept nowhere. */
export function certificatJoint(octets: Uint8Array): Certificat | string {
  if (octets.length > CERTIFICAT_MAX) return 'Ce fichier est trop long pour un certificat.';
  const pieces = reconnaitre(octets);
  if ('code' in pieces) return 'Ce fichier n’est pas un certificat en PEM ou en DER, seul et sans clé privée.';
  const [seul, ...autres] = pieces;
  if (seul?.genre !== 'certificat' || autres.length > 0)
    return 'Joignez le certificat du signataire, et lui seul : ni liste de révocation, ni autorités.';
  try {
    exigerDer(seul.octets);
    return lireCertificat(Buffer.from(seul.octets));
  } catch (erreur) {
    if (erreur instanceof NonDer || erreur instanceof Illisible)
      return 'Ce certificat est illisible ou mal codé : exportez-le de nouveau.';
    throw erreur;
  }
}
