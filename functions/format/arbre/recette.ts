/** PES_RecetteAller: bordereaux of titres (NS_Recette/r0). */
import { NAT_PCE_RECETTE, TYP_BORD_RECETTE, TYP_PCE_RECETTE } from '../valeurs/codes.ts';
import { BOOLEEN, DATE } from '../valeurs/date.ts';
import { MONTANT } from '../valeurs/montant.ts';
import { nombre, version } from '../valeurs/nombre.ts';
import { auMoinsUn, auPlusUn, type Element, facultatifs, plusieurs, un } from './element.ts';
import { PJ_REF } from './reference-pj.ts';
import { SIGNATURE_DU_BORDEREAU } from './signature.ts';

const VERSION = {
  absent: 'VERSION_PES_INCORRECTE',
  vide: 'VERSION_PES_INCORRECTE',
  valeur: 'VERSION_PES_INCORRECTE',
} as const;
const NOMENCLATURE = { valeur: 'CODE_INCONNU' } as const;

const EN_TETE = un('EnTeteRecette', {
  enfants: [
    un('IdVer', { type: version('2'), motifs: VERSION }),
    auPlusUn('InfoDematerialisee', { type: BOOLEEN, lu: 'infoDematerialisee' }),
  ],
});

/** Here MtBordHt takes a small t and is above 0, and Exer is a number. */
const BLOC_BORDEREAU = un('BlocBordereau', {
  enfants: [
    un('Exer', { type: nombre(4), lu: 'exercice' }),
    un('IdBord', { type: nombre(7), lu: 'numeroDuBordereau' }),
    un('DteBordEm', { type: DATE, lu: 'dateDuBordereau' }),
    un('TypBord', { type: TYP_BORD_RECETTE, lu: 'typeDuBordereau', motifs: NOMENCLATURE }),
    un('NbrPce', { type: nombre(5), lu: 'nombreDePieces' }),
    auPlusUn('MtCumulAnnuel', { type: MONTANT }),
    un('MtBordHt', { type: MONTANT, lu: 'montantDuBordereau' }),
    auPlusUn('MtBordTVA', { type: MONTANT }),
    ...facultatifs('DteAsp', 'Objet'),
  ],
});

const BLOC_PIECE = un('BlocPiece', {
  enfants: [
    ...facultatifs('CodServ', 'Affect'),
    un('IdPce', { type: nombre(8), lu: 'numeroDePiece' }),
    un('TypPce', { type: TYP_PCE_RECETTE, motifs: NOMENCLATURE }),
    un('NatPce', { type: NAT_PCE_RECETTE, motifs: NOMENCLATURE }),
    ...facultatifs('IdRol', 'DteAsp', 'Edition', 'ObjPce', 'DebFact', 'FinFact', 'NumDette', 'Per', 'Cle1', 'Cle2'),
    PJ_REF,
    ...facultatifs('NumeroFacture', 'NumeroMarche', 'NumeroEngagement', 'CodeService', 'NomService'),
  ],
});

const INFO_LIGNE = un('InfoLignePiece', {
  enfants: [
    un('IdLigne', { type: nombre(6), lu: 'numeroDeLigne' }),
    auPlusUn('ObjLignePce'),
    un('CodProdLoc'),
    ...facultatifs('FinGeo', 'CodEtGeo'),
    un('Nature'),
    ...facultatifs('Fonction', 'Operation', 'TxTva'),
    un('Majo'),
    ...facultatifs('DteMajo', 'TxMajo', 'CpteTiers'),
    un('TvaIntraCom'),
    un('MtHT', { type: MONTANT, lu: 'montantDeLigne' }),
    auPlusUn('MtTVA', { type: MONTANT }),
    ...facultatifs('MtNonMajo', 'InfoCollBen'),
    PJ_REF,
  ],
});

/** InfoPrelevement and InfoPrelevementSEPA exclude each other: left to the automaton of the XSD. */
const LIGNE = auMoinsUn('LigneDePiece', {
  objet: 'ligne',
  enfants: [
    un('BlocLignePiece', {
      enfants: [
        INFO_LIGNE,
        ...facultatifs('InfoPrelevement', 'InfoPrelevementSEPA', 'InfoAssure', 'RattachPiece', 'LiensIdent'),
      ],
    }),
    plusieurs('Tiers'),
    plusieurs('Recouvrement'),
  ],
});

export const RECETTE: Element = auPlusUn('PES_RecetteAller', {
  objet: 'recette',
  enfants: [
    EN_TETE,
    auMoinsUn('Bordereau', {
      objet: 'bordereau',
      enfants: [
        BLOC_BORDEREAU,
        auMoinsUn('Piece', { objet: 'piece', enfants: [BLOC_PIECE, LIGNE] }),
        SIGNATURE_DU_BORDEREAU,
      ],
    }),
  ],
});
