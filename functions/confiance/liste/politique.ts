/** What the signature of a trusted list may be made of (TS 119 612 §5.7.1 and annexe B): that of the file, XAdES 1.3.2, no SHA-1. */
import type { Politique } from '../../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../../schemas/politique-par-defaut.ts';
import { XADES_132 } from '../../signature/certificat-declare.ts';

const sansFin = ({ jusquAu }: { readonly jusquAu: string | null }): boolean => jusquAu === null;

export const POLITIQUE_DE_LISTE: Politique = {
  ...POLITIQUE_PAR_DEFAUT,
  version: 'liste-de-confiance-2026.1',
  signatures: POLITIQUE_PAR_DEFAUT.signatures.filter(sansFin),
  condensats: POLITIQUE_PAR_DEFAUT.condensats.filter(sansFin),
  uriVide: true,
  espacesXades: [XADES_132],
  proprietesExigees: [],
  politiquesDeSignature: [{ id: null, condensats: [], du: null, jusquAu: null }],
  usagesCertificat: [],
  // A list is bounded by its own NextUpdate.
  ageMaxJours: 3650,
};
