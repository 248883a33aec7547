/** The files that Passerelle knows by their root: namespace and local name. */
import type { Verdict } from '../../../schemas/verdict.ts';
import { DEPENSE } from './depense.ts';
import { auPlusUn, type Element, un } from './element.ts';
import { ENTETE_DE_RETOUR, ENTETE_PES, ENVELOPPE, ENVELOPPE_DE_RETOUR } from './entete.ts';
import { PIECES_JUSTIFICATIVES } from './pieces-justificatives.ts';
import { RECETTE } from './recette.ts';
import { SIGNATURE_DU_FICHIER } from './signature.ts';

export interface Racine {
  readonly nature: Verdict['nature'];
  readonly element: Element;
}

const REV0 = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0';
const RETOUR = [ENVELOPPE_DE_RETOUR, ENTETE_DE_RETOUR];

const PES_ALLER = un('PES_Aller', {
  espace: `${REV0}/aller`,
  enfants: [
    ENVELOPPE,
    ENTETE_PES,
    DEPENSE,
    RECETTE,
    auPlusUn('PES_Facture', { objet: 'autreDomaine' }),
    auPlusUn('PES_Marche', { objet: 'autreDomaine' }),
    PIECES_JUSTIFICATIVES,
    SIGNATURE_DU_FICHIER,
  ],
});
/** What Hélios sends is attached, not judged: only its header is read. */
const deRetour = (nom: string, espace: string): Element => un(nom, { espace, ouvert: true, enfants: RETOUR });

export const RACINES: readonly Racine[] = [
  { nature: 'PES_Aller', element: PES_ALLER },
  { nature: 'PES_ACQUIT', element: deRetour('PES_ACQUIT', `${REV0}/retour/v2`) },
  { nature: 'PES_ACQUIT', element: deRetour('PES_ACQUIT', `${REV0}/retour`) },
  { nature: 'PES_Retour', element: deRetour('PES_Retour', `${REV0}/retour`) },
];
