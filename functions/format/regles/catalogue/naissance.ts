/** Rules of LieuNaissance: in France, by the codes of the INSEE, or abroad. */
import { type Regle, vrai } from '../regle.ts';

/** Departments 01 to 95, 2A, 2B, then overseas: 971 to 978, 984, 986 to 989. */
const METROPOLE = /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])$/;
const OUTRE_MER = /^(?:97[1-8]|98[46789])$/;

export const REGLES_DE_LA_NAISSANCE: readonly Regle[] = [
  {
    code: 'LIEU_DE_NAISSANCE_INCOHERENT',
    domaine: 'recette',
    moment: 'naissance',
    enfreinte: ({ naissance: { neEnFrance, departement, pays, libellePays } }) => {
      if (neEnFrance === null) return null;
      const aLEtranger = pays !== null || libellePays !== null;
      if (vrai(neEnFrance) ? departement !== null : aLEtranger) return null;
      const [attendu, valeur] = vrai(neEnFrance) ? ['MetropoleDomCom', '1'] : ['Etranger', '0'];
      return { attendu, valeur };
    },
  },
  {
    code: 'DEPARTEMENT_DE_NAISSANCE_INCONNU',
    domaine: 'recette',
    moment: 'naissance.departement',
    enfreinte: ({ naissance: { departement } }) =>
      departement !== null && !METROPOLE.test(departement) && !OUTRE_MER.test(departement)
        ? { valeur: departement }
        : null,
  },
  {
    code: 'COMMUNE_DE_NAISSANCE_INCORRECTE',
    domaine: 'recette',
    moment: 'naissance.commune',
    enfreinte: ({ naissance: { departement, commune } }) => {
      if (departement === null || commune === null) return null;
      // Department and commune make five characters together.
      const chiffres = OUTRE_MER.test(departement) ? 2 : 3;
      return commune.length === chiffres ? null : { valeur: commune, departement, chiffres };
    },
  },
];
