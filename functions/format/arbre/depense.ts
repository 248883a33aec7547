/** PES_DepenseAller: bordereaux of mandats (NS_Depense/r0). */
import { NAT_PCE_DEPENSE, TYP_BORD_DEPENSE, TYP_PCE_DEPENSE } from '../valeurs/codes.ts';
import { ANNEE, BOOLEEN, DATE } from '../valeurs/date.ts';
import { MONTANT, MONTANT_OU_ZERO } from '../valeurs/montant.ts';
import { nombre, version } from '../valeurs/nombre.ts';
import { auMoinsUn, auPlusUn, type Element, facultatifs, un } from './element.ts';
import { PJ_REF } from './reference-pj.ts';
import { SIGNATURE_DU_BORDEREAU } from './signature.ts';

const VERSION = {
  absent: 'VERSION_PES_INCORRECTE',
  vide: 'VERSION_PES_INCORRECTE',
  valeur: 'VERSION_PES_INCORRECTE',
} as const;
const NOMENCLATURE = { valeur: 'CODE_INCONNU' } as const;

const EN_TETE = un('EnTeteDepense', {
  enfants: [
    un('IdVer', { type: version('2'), motifs: VERSION }),
    auPlusUn('InfoDematerialisee', { type: BOOLEEN, lu: 'infoDematerialisee' }),
  ],
});

const BLOC_BORDEREAU = un('BlocBordereau', {
  enfants: [
    un('Exer', { type: ANNEE, lu: 'exercice' }),
    un('IdBord', { type: nombre(7), lu: 'numeroDuBordereau' }),
    un('DteBordEm', { type: DATE, lu: 'dateDuBordereau' }),
    un('TypBord', { type: TYP_BORD_DEPENSE, lu: 'typeDuBordereau', motifs: NOMENCLATURE }),
    un('NbrPce', { type: nombre(5), lu: 'nombreDePieces' }),
    auPlusUn('MtCumulAnnuel', { type: MONTANT }),
    un('MtBordHT', { type: MONTANT_OU_ZERO, lu: 'montantDuBordereau' }),
    auPlusUn('MtBordTVA', { type: MONTANT_OU_ZERO }),
  ],
});

const BLOC_PIECE = un('BlocPiece', {
  enfants: [
    un('InfoPce', {
      enfants: [
        ...facultatifs('CodServ', 'Affect'),
        un('IdPce', { type: nombre(8), lu: 'numeroDePiece' }),
        un('TypPce', { type: TYP_PCE_DEPENSE, motifs: NOMENCLATURE }),
        un('NatPce', { type: NAT_PCE_DEPENSE, motifs: NOMENCLATURE }),
        ...facultatifs('Obj', 'DteEch'),
        PJ_REF,
        ...facultatifs('PJ', 'CarteAchatNiveau1'),
      ],
    }),
    auPlusUn('DGP'),
  ],
});

const LIGNE = auMoinsUn('LigneDePiece', {
  objet: 'ligne',
  enfants: [
    un('BlocLignePiece', {
      enfants: [
        un('InfoLignePce', {
          enfants: [
            un('IdLigne', { type: nombre(6), lu: 'numeroDeLigne' }),
            un('Nature'),
            ...facultatifs('Fonction', 'Operation', 'CptAna', 'Facture', 'LibVir1', 'LibVir2', 'ModRegl'),
            un('TVAIntraCom'),
            auPlusUn('CpteTiers'),
            un('MtHT', { type: MONTANT_OU_ZERO, lu: 'montantDeLigne' }),
            auPlusUn('MtTVA', { type: MONTANT_OU_ZERO }),
            auPlusUn('MtFactHT'),
            PJ_REF,
          ],
        }),
        ...facultatifs('InfoTVAHLM', 'OpSpec', 'RattachPiece', 'LiensIdent'),
      ],
    }),
    auPlusUn('Tiers'),
  ],
});

export const DEPENSE: Element = auPlusUn('PES_DepenseAller', {
  objet: 'depense',
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
