/** Rules of the bordereau: its type, its TVA, its yearly total. */
import { centimes } from '../../valeurs/montant.ts';
import { type Regle, vrai } from '../regle.ts';

/** ORMC: its amounts are those of a rôle. */
const ORMC = '06';
const positif = (montant: string | null): boolean => montant !== null && (centimes(montant) ?? 1) > 0;

export const REGLES_DU_BORDEREAU: readonly Regle[] = [
  {
    code: 'BORDEREAU_RESERVE_AU_RETOUR',
    domaine: 'depense',
    moment: 'bordereau.type',
    enfreinte: ({ bordereau: { type } }) => (type === '04' ? { type, attendu: '01, 02 ou 03' } : null),
  },
  {
    code: 'BORDEREAU_RESERVE_AU_RETOUR',
    domaine: 'recette',
    moment: 'bordereau.type',
    enfreinte: ({ bordereau: { type } }) =>
      type === '04' || type === '05' ? { type, attendu: '01, 02, 03 ou 06' } : null,
  },
  {
    code: 'CUMUL_ANNUEL_ABSENT',
    domaine: 'les deux',
    moment: 'bordereau',
    enfreinte: ({ bordereau, domaine, courant }) =>
      bordereau.mtCumulAnnuel === null &&
      vrai(domaine.infoDematerialisee) &&
      !(courant === 'recette' && bordereau.type === ORMC)
        ? {}
        : null,
  },
  {
    code: 'TVA_DU_BORDEREAU_SANS_LIGNE',
    domaine: 'les deux',
    moment: 'bordereau',
    enfreinte: ({ bordereau: { mtTVA }, suivi }) =>
      mtTVA !== null && positif(mtTVA) && !suivi.ligneAvecTva ? { montant: mtTVA } : null,
  },
  {
    code: 'TVA_DES_LIGNES_SANS_TOTAL',
    domaine: 'les deux',
    moment: 'bordereau',
    enfreinte: ({ bordereau: { mtTVA }, suivi }) => (suivi.ligneAvecTva && !positif(mtTVA) ? {} : null),
  },
];
