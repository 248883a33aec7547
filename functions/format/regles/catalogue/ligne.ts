/** Rules of the ligne: its number, its means of payment, its majoration, its convention. */
import type { Dossier } from '../dossier.ts';
import { type Regle, triplet, vrai } from '../regle.ts';

/** ModRegl (TCodePaiement): transfers, and what is paid without a bank account. */
const VIREMENTS = new Set(['03', '05']);
const SANS_COMPTE = new Set(['01', '02', '04', '07', '08', '09', '11']);
const LISTE_DE_MAJORATION = '05';
const EN_PLUSIEURS_ANNEES = new Set(['01-10-01', '01-10-02']);

const aUnCompte = ({ compte }: Dossier): boolean => compte.iban !== null || compte.codeEtab !== null;

export const REGLES_DE_LA_LIGNE: readonly Regle[] = [
  {
    code: 'LIGNE_EN_DOUBLE',
    domaine: 'les deux',
    moment: 'ligne.idLigne',
    enfreinte: ({ suivi }) => (suivi.ligneRepetee ? {} : null),
  },
  {
    code: 'COMPTE_BANCAIRE_ABSENT',
    domaine: 'depense',
    moment: 'ligne',
    enfreinte: (d) =>
      d.ligne.modRegl !== null && VIREMENTS.has(d.ligne.modRegl) && !aUnCompte(d) ? { mode: d.ligne.modRegl } : null,
  },
  {
    code: 'COMPTE_BANCAIRE_INATTENDU',
    domaine: 'depense',
    moment: 'ligne',
    enfreinte: (d) =>
      d.ligne.modRegl !== null && SANS_COMPTE.has(d.ligne.modRegl) && aUnCompte(d) ? { mode: d.ligne.modRegl } : null,
  },
  {
    code: 'MAJORATION_INCOMPLETE',
    domaine: 'recette',
    moment: 'ligne',
    enfreinte: ({ ligne: { majo, dteMajo, txMajo } }) =>
      vrai(majo) && (dteMajo === null || txMajo === null) ? { element: dteMajo === null ? 'DteMajo' : 'TxMajo' } : null,
  },
  {
    code: 'MAJORATION_SANS_RATTACHEMENT',
    domaine: 'recette',
    moment: 'ligne',
    enfreinte: ({ ligne, rattachement }) =>
      vrai(ligne.majo) && rattachement.natPceOrig !== LISTE_DE_MAJORATION ? {} : null,
  },
  {
    code: 'MAJORATION_INATTENDUE',
    domaine: 'recette',
    moment: 'ligne',
    enfreinte: ({ ligne: { majo, dteMajo, txMajo } }) =>
      majo !== null && !vrai(majo) && (dteMajo !== null || txMajo !== null)
        ? { element: dteMajo === null ? 'TxMajo' : 'DteMajo' }
        : null,
  },
  {
    code: 'CONVENTION_ABSENTE',
    domaine: 'recette',
    moment: 'ligne',
    enfreinte: (d) => (EN_PLUSIEURS_ANNEES.has(triplet(d)) && d.ligne.idConv === null ? { triplet: triplet(d) } : null),
  },
];
