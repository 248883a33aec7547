/** Rules of the bank account: RIB, IBAN and BIC. */
import { paysDuBicConnu } from '../cles/bic.ts';
import { defautIban } from '../cles/iban.ts';
import { ribValide } from '../cles/rib.ts';
import type { Dossier } from '../dossier.ts';
import type { Regle } from '../regle.ts';

/** « Un RIB ou un SEPA peut être transmis ou non », and only 10 is then said to be verified. */
const VIREMENT_A_L_ETRANGER = '06';
/** Monaco's accounts are kept as French ones. */
const DOMICILIES_EN_FRANCE = /^(?:FR|MC)/;
const RIB = ['codeEtab', 'codeGuic', 'idCpte', 'cleRib'] as const;
const NOMS = { codeEtab: 'CodeEtab', codeGuic: 'CodeGuic', idCpte: 'IdCpte', cleRib: 'CleRib' } as const;

const aVerifier = ({ ligne }: Dossier): boolean => ligne.modRegl !== VIREMENT_A_L_ETRANGER;
const aUnRib = ({ compte: { codeEtab, codeGuic, idCpte, cleRib } }: Dossier): boolean =>
  codeEtab !== null || codeGuic !== null || idCpte !== null || cleRib !== null;
const manquant = ({ compte }: Dossier) => RIB.find((nom) => compte[nom] === null || compte[nom] === '');

export const REGLES_DU_COMPTE: readonly Regle[] = [
  {
    code: 'RIB_INCOMPLET',
    domaine: 'les deux',
    moment: 'compte',
    enfreinte: (d) => {
      const nom = aUnRib(d) && aVerifier(d) ? manquant(d) : undefined;
      return nom === undefined ? null : { element: NOMS[nom] };
    },
  },
  {
    code: 'RIB_INCORRECT',
    domaine: 'les deux',
    moment: 'compte',
    enfreinte: (d) => {
      if (!aUnRib(d) || !aVerifier(d) || manquant(d) !== undefined) return null;
      const { codeEtab, codeGuic, idCpte, cleRib } = d.compte;
      const rib = `${codeEtab}${codeGuic}${idCpte}${cleRib?.padStart(2, '0')}`;
      return ribValide(rib) ? null : { valeur: `${codeEtab} ${codeGuic} ${idCpte} ${cleRib}` };
    },
  },
  {
    code: 'BANQUE_INTERNATIONALE_INCOMPLETE',
    domaine: 'les deux',
    moment: 'compte',
    enfreinte: ({ compte: { idPayInt, idBancInt } }) => {
      if ((idPayInt === null) === (idBancInt === null)) return null;
      const [present, absent] = idPayInt === null ? ['IdBancInt', 'IdPayInt'] : ['IdPayInt', 'IdBancInt'];
      return { present, absent };
    },
  },
  {
    code: 'IBAN_EN_MINUSCULES',
    domaine: 'les deux',
    moment: 'compte.iban',
    enfreinte: ({ compte: { iban } }) => (iban !== null && /[a-z]/.test(iban) ? { valeur: iban } : null),
  },
  {
    code: 'IBAN_INCORRECT',
    domaine: 'les deux',
    moment: 'compte.iban',
    enfreinte: (d) => {
      const { iban } = d.compte;
      const detail = iban !== null && aVerifier(d) ? defautIban(iban.toUpperCase()) : null;
      return detail === null ? null : { valeur: iban ?? '', detail };
    },
  },
  {
    code: 'BIC_INCONNU',
    domaine: 'les deux',
    moment: 'compte.bic',
    enfreinte: (d) => {
      const { bic } = d.compte;
      return bic !== null && aVerifier(d) && !paysDuBicConnu(bic) ? { valeur: bic, pays: bic.slice(4, 6) } : null;
    },
  },
  {
    code: 'BIC_ABSENT',
    domaine: 'les deux',
    moment: 'compte',
    enfreinte: ({ compte: { bic, iban } }) =>
      iban !== null && bic === null && !DOMICILIES_EN_FRANCE.test(iban.toUpperCase())
        ? { pays: iban.slice(0, 2).toUpperCase() }
        : null,
  },
];
