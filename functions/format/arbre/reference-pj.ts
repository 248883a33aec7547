/** PJRef of a pièce or of a ligne (Class_PJReference.xsd): what lacks there rejects the flux. */
import { SUPPORT, TYPE_PJ } from '../valeurs/codes.ts';
import { alphanumerique, texte } from '../valeurs/texte.ts';
import { auPlusUn, type Element, plusieurs, un } from './element.ts';

const INCOMPLETE = {
  absent: 'REFERENCE_PJ_INCOMPLETE',
  vide: 'REFERENCE_PJ_INCOMPLETE',
  valeur: 'REFERENCE_PJ_INCOMPLETE',
} as const;

export const PJ_REF: Element = plusieurs('PJRef', {
  enfants: [
    un('Support', { type: SUPPORT, motifs: INCOMPLETE }),
    un('IdUnique', { type: alphanumerique(50), motifs: INCOMPLETE }),
    auPlusUn('NomPJ', { type: texte(100) }),
    auPlusUn('TypePJ', { type: TYPE_PJ, motifs: { valeur: 'CODE_INCONNU' } }),
  ],
});
