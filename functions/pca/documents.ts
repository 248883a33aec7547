/** What may be kept as a document, told by its own first bytes. */
import { DOCUMENT_JOINT_MAX } from '../../schemas/messages/document-joint.ts';
import type { Document } from '../../schemas/messages/pca/document.ts';
import { type Refuse, refuser } from './refus.ts';

const SIGNATURES = [
  ['application/pdf', '25504446'],
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
] as const;

/** Null where it is none of those that are kept. */
function typeDuDocument(contenu: Uint8Array): (typeof SIGNATURES)[number][0] | null {
  const debut = Buffer.from(contenu.subarray(0, 8)).toString('hex');
  return SIGNATURES.find(([, signature]) => debut.startsWith(signature))?.[0] ?? null;
}

export function refusDuDocument({ contenu }: Document): Refuse | null {
  if (contenu.length > DOCUMENT_JOINT_MAX) return refuser('DOCUMENT_TROP_LOURD');
  return typeDuDocument(contenu) === null ? refuser('DOCUMENT_NON_ADMIS') : null;
}
