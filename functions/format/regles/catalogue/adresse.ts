/** Rules of the address: its postcode, and its country by the residence. */
import { entier } from '../../valeurs/nombre.ts';
import { type Regle, vrai } from '../regle.ts';

/** INSEE: France. */
const FRANCE = 100;

export const REGLES_DE_L_ADRESSE: readonly Regle[] = [
  {
    code: 'CODE_POSTAL_INCORRECT',
    domaine: 'les deux',
    moment: 'adresse.cp',
    enfreinte: ({ adresse: { cp } }) => (cp !== null && !/^\d{5}$/.test(cp) ? { valeur: cp } : null),
  },
  {
    code: 'PAYS_ABSENT',
    domaine: 'les deux',
    moment: 'adresse',
    enfreinte: ({ adresse: { codRes, codPays } }) => (vrai(codRes) && codPays === null ? {} : null),
  },
  {
    code: 'PAYS_INATTENDU',
    domaine: 'les deux',
    moment: 'adresse',
    enfreinte: ({ adresse: { codRes, codPays } }) =>
      codRes !== null && !vrai(codRes) && codPays !== null && entier(codPays) !== FRANCE ? { valeur: codPays } : null,
  },
];
