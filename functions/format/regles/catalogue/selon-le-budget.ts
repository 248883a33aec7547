/** Rules that need the register of postes and budgets: without it they say nothing. */
import type { Dossier } from '../dossier.ts';
import { estHospitalier } from '../referentiel.ts';
import type { Regle } from '../regle.ts';

const FONCTIONNELLES = /^(?:M14|M52|M57|M71)$/;
const AVEC_OPERATION = /^(?:M14|M4\d?|M52|M57|M61|M71|M832)$/;
const NIR = '04';
const EMPLOYEUR = '05';
const CFU = new Set(['012', '013']);

/** Present in a budget whose nomenclature is known and is not one of `admises`. */
const horsNomenclature = (admises: RegExp, valeur: (d: Dossier) => string | null) => (d: Dossier) => {
  const nomenclature = d.budget?.nomenclature ?? null;
  return valeur(d) !== null && nomenclature !== null && !admises.test(nomenclature) ? { nomenclature } : null;
};
const horsHopital = (element: (d: Dossier) => string | null) => (d: Dossier) => {
  const nom = estHospitalier(d.budget) === false ? element(d) : null;
  return nom === null ? null : { element: nom, nomenclature: d.budget?.nomenclature ?? '' };
};

export const REGLES_SELON_LE_BUDGET: readonly Regle[] = [
  {
    code: 'POSTE_COMPTABLE_INCONNU',
    domaine: 'les deux',
    moment: 'entete',
    enfreinte: ({ entete: { idPost }, referentiel }) =>
      idPost !== null && referentiel?.poste(idPost) === false ? { valeur: idPost } : null,
  },
  {
    code: 'BUDGET_INCONNU',
    domaine: 'les deux',
    moment: 'entete',
    enfreinte: ({ entete: { idPost, codCol, codBud }, referentiel }) =>
      idPost !== null && codCol !== null && codBud !== null && referentiel?.budget(idPost, codCol, codBud) === 'inconnu'
        ? { codCol, codBud, idPost }
        : null,
  },
  {
    code: 'BUDGET_FERME',
    domaine: 'les deux',
    moment: 'entete',
    enfreinte: ({ entete: { codCol, codBud }, budget }) =>
      budget !== null && budget.etat !== 'ouvert'
        ? { codCol: codCol ?? '', codBud: codBud ?? '', etat: budget.etat }
        : null,
  },
  {
    code: 'FINESS_JURIDIQUE_ABSENT',
    domaine: 'les deux',
    moment: 'entete',
    enfreinte: ({ entete, budget }) =>
      estHospitalier(budget) === true && !entete.finJur ? { nomenclature: budget?.nomenclature ?? '' } : null,
  },
  {
    code: 'FINESS_JURIDIQUE_INATTENDU',
    domaine: 'les deux',
    moment: 'entete',
    enfreinte: horsHopital(({ entete }) => (entete.finJur ? 'FinJur' : null)),
  },
  {
    code: 'FONCTION_HORS_NOMENCLATURE',
    domaine: 'les deux',
    moment: 'ligne.fonction',
    enfreinte: horsNomenclature(FONCTIONNELLES, ({ ligne }) => ligne.fonction),
  },
  {
    code: 'OPERATION_HORS_NOMENCLATURE',
    domaine: 'depense',
    moment: 'ligne.operation',
    enfreinte: horsNomenclature(AVEC_OPERATION, ({ ligne }) => ligne.operation),
  },
  {
    code: 'RESERVE_AUX_HOPITAUX',
    domaine: 'recette',
    moment: 'piece',
    enfreinte: horsHopital(({ piece: { debFact, finFact } }) =>
      debFact !== null ? 'DebFact' : finFact !== null ? 'FinFact' : null,
    ),
  },
  {
    code: 'RESERVE_AUX_HOPITAUX',
    domaine: 'recette',
    moment: 'ligne.codAssDeb',
    enfreinte: horsHopital(() => 'CodAssDeb'),
  },
  {
    code: 'RESERVE_AUX_HOPITAUX',
    domaine: 'recette',
    moment: 'tiers.typTiers',
    enfreinte: horsHopital(({ tiers }) => (tiers.typTiers === EMPLOYEUR ? 'TypTiers' : null)),
  },
  {
    code: 'RESERVE_AUX_HOPITAUX',
    domaine: 'les deux',
    moment: 'tiers.natIdTiers',
    enfreinte: horsHopital(({ tiers }) => (tiers.natIdTiers === NIR ? 'NatIdTiers' : null)),
  },
  {
    code: 'PJ_BUDGET_SANS_CFU',
    domaine: 'pj',
    moment: 'pj',
    enfreinte: ({ pj: { type }, budget }) =>
      type !== null && CFU.has(type) && budget?.cfu === false ? { type } : null,
  },
];
