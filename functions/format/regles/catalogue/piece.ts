/** Rules of the pièce: its number, and in recette what Edition asks for. */
import type { Dossier } from '../dossier.ts';
import { type Regle, triplet } from '../regle.ts';

const TITRE_ORMC = '15';
/** Kinds of Edition (TEdition): for a titre ORMC only; printed by the DGFiP; sent to Chorus Pro. */
const POUR_ORMC = new Set(['03', '06']);
const AVEC_PJ = new Set(['01', '02', '03', '05', '06']);
const CHORUS_PRO = new Set(['02', '03']);
const UN_SEUL_DEBITEUR = new Set(['01', '02', '05', '06']);

const selonEdition = (editions: ReadonlySet<string>, manque: (d: Dossier) => boolean) => (d: Dossier) => {
  const { edition } = d.piece;
  return edition !== null && editions.has(edition) && manque(d) ? { edition } : null;
};

export const REGLES_DE_LA_PIECE: readonly Regle[] = [
  {
    code: 'PIECE_EN_DOUBLE',
    domaine: 'les deux',
    moment: 'piece.idPce',
    enfreinte: ({ suivi }) => (suivi.pieceRepetee ? {} : null),
  },
  {
    code: 'ROLE_HORS_TITRE_RECAPITULATIF',
    domaine: 'recette',
    moment: 'piece',
    enfreinte: (d) =>
      d.piece.idRol !== null && triplet(d) !== '01-06-01' ? { valeur: d.piece.idRol, triplet: triplet(d) } : null,
  },
  {
    code: 'EDITION_INCOMPATIBLE',
    domaine: 'recette',
    moment: 'piece',
    enfreinte: ({ piece: { edition, typPce } }) =>
      edition !== null && POUR_ORMC.has(edition) !== (typPce === TITRE_ORMC) ? { edition, type: typPce ?? '' } : null,
  },
  {
    code: 'EDITION_SANS_PJ',
    domaine: 'recette',
    moment: 'piece',
    enfreinte: selonEdition(AVEC_PJ, ({ suivi }) => suivi.pjReferencees === 0),
  },
  {
    code: 'EDITION_SANS_NUMERO_DE_FACTURE',
    domaine: 'recette',
    moment: 'piece',
    enfreinte: selonEdition(CHORUS_PRO, ({ piece }) => piece.numeroFacture === null),
  },
  {
    code: 'EDITION_SANS_SIRET',
    domaine: 'recette',
    moment: 'piece',
    enfreinte: selonEdition(CHORUS_PRO, ({ suivi }) => suivi.debiteurSansSiret || suivi.debiteur === null),
  },
  {
    code: 'EDITION_PLUSIEURS_DEBITEURS',
    domaine: 'recette',
    moment: 'piece',
    enfreinte: selonEdition(UN_SEUL_DEBITEUR, ({ suivi }) => suivi.plusieursDebiteurs),
  },
  {
    code: 'ORMC_PLUSIEURS_DEBITEURS',
    domaine: 'recette',
    moment: 'piece',
    enfreinte: ({ piece, suivi }) => (piece.typPce === TITRE_ORMC && suivi.plusieursDebiteurs ? {} : null),
  },
];
