/** The digest of a certificate that is joined to be inscribed, or why it is none. */
import type { Document } from '../../../schemas/messages/pca/document.ts';
import { certificatJoint } from '../../confiance/certificat-joint.ts';
import { sha256De } from '../empreintes.ts';
import { type Refuse, refuser } from '../refus.ts';

export function empreinteDuCertificat({ contenu }: Document): string | Refuse {
  const lu = certificatJoint(contenu);
  return typeof lu === 'string' ? refuser('CERTIFICAT_NON_LU', { detail: lu.replace(/\.$/, '') }) : sha256De(lu.der);
}
