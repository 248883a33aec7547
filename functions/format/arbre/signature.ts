/** Where ds:Signature may stand (PESSignatureGroup): last child of a Bordereau, last child of the root. */
import { auPlusUn, type Element } from './element.ts';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';

export const SIGNATURE_DU_BORDEREAU: Element = auPlusUn('Signature', { espace: DSIG, objet: 'signatureDuBordereau' });
export const SIGNATURE_DU_FICHIER: Element = auPlusUn('Signature', { espace: DSIG, objet: 'signatureDuFichier' });
