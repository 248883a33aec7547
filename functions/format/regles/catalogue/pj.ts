/** Rules of the pièces justificatives: what they are said to be, and the pièces that refer to them. */
import { GENRES, genresDuMime, genresDuNom } from '../../pj/genre.ts';
import type { Dossier } from '../dossier.ts';
import { REFERENCES_MAX } from '../references-de-pj.ts';
import type { Regle } from '../regle.ts';

/** Domaines of RefCompta by TypePJ. 07 is the CFU's own, which the schema says active from v5.13. */
const DOMAINES: Readonly<Record<string, readonly string[]>> = {
  '001': ['04'],
  '002': ['02'],
  '003': ['01'],
  '004': ['01'],
  '005': ['01'],
  '006': ['01', '02'],
  '007': ['02'],
  '008': ['02'],
  '009': ['06'],
  '010': ['02'],
  '011': ['02'],
  '012': ['04', '07'],
  '013': ['04', '07'],
};
const DOMAINES_ADMIS = new Set(['01', '02', '04', '06', '07']);
/** Types of bordereau, kinds of budget document, natures of marché. */
const OBJETS: Readonly<Record<string, readonly string[]>> = {
  '01': ['01', '02', '03'],
  '02': ['01', '02', '03', '06'],
  '04': ['01', '02', '03'],
  '06': ['01', '02', '03', '04', '05', '06', '07'],
};
const CFU = new Set(['012', '013']);
const estUnCfu = ({ pj }: Dossier): boolean => pj.type !== null && CFU.has(pj.type);

function genre({ pj, suivi }: Dossier) {
  const { genre: trouve, mime } = suivi;
  if (trouve === null) return null;
  const duMime = mime === null ? null : genresDuMime(mime);
  const duNom = pj.nom === null ? null : genresDuNom(pj.nom);
  const dit = [duMime, duNom].find((genres) => genres !== null && !genres.includes(trouve));
  return dit ? { trouve: GENRES[trouve], attendu: dit.map((g) => GENRES[g]).join(' ou ') } : null;
}

export const REGLES_DES_PJ: readonly Regle[] = [
  {
    code: 'PJ_DOMAINE_INCORRECT',
    domaine: 'pj',
    moment: 'refCompta',
    enfreinte: ({ refCompta: { domaine } }) =>
      domaine !== null && !DOMAINES_ADMIS.has(domaine) ? { valeur: domaine } : null,
  },
  {
    code: 'PJ_DOMAINE_HORS_FLUX',
    domaine: 'pj',
    moment: 'refCompta',
    enfreinte: ({ suivi: { domaines }, refCompta: { domaine } }) => {
      const juge = domaine !== null && DOMAINES_ADMIS.has(domaine) && domaines.size > 0;
      return juge && !domaines.has(domaine) ? { valeur: domaine, attendu: [...domaines].join(' ou ') } : null;
    },
  },
  {
    code: 'PJ_TYPE_HORS_DOMAINE',
    domaine: 'pj',
    moment: 'refCompta',
    enfreinte: ({ pj: { type }, refCompta: { domaine } }) => {
      const admis = type === null ? undefined : DOMAINES[type];
      if (admis === undefined || domaine === null || !DOMAINES_ADMIS.has(domaine) || admis.includes(domaine))
        return null;
      return { type: type ?? '', domaine, attendu: admis.join(' ou ') };
    },
  },
  {
    code: 'PJ_OBJET_INCORRECT',
    domaine: 'pj',
    moment: 'refCompta',
    enfreinte: (d) => {
      const { domaine, typeObjet } = d.refCompta;
      // The note asks 10 of a CFU, which the schema of v5.12 does not admit: no value is judged.
      const admis = domaine === null || estUnCfu(d) ? undefined : OBJETS[domaine];
      if (admis === undefined || typeObjet === null || admis.includes(typeObjet)) return null;
      return { valeur: typeObjet, domaine: domaine ?? '', attendu: admis.join(', ') };
    },
  },
  {
    code: 'PJ_IDENTIFIANT_ABSENT',
    domaine: 'pj',
    moment: 'refCompta',
    enfreinte: ({ refCompta }) => (refCompta.identifiant === null ? {} : null),
  },
  {
    code: 'PJ_REFERENCE_COMPTABLE_ABSENTE',
    domaine: 'pj',
    moment: 'pj',
    enfreinte: (d) => (estUnCfu(d) && d.suivi.referencesComptables === 0 ? { type: d.pj.type ?? '' } : null),
  },
  {
    code: 'PJ_ANNONCEE_HORS_LIGNE',
    domaine: 'pj',
    moment: 'pj',
    enfreinte: ({ pj: { idUnique }, references }) =>
      idUnique !== null && references.estAnnonceeHorsLigne(idUnique) ? { valeur: idUnique } : null,
  },
  { code: 'PJ_GENRE_DIFFERENT', domaine: 'pj', moment: 'pj', enfreinte: genre },
  {
    code: 'PJ_REFEREES_ABSENTES',
    domaine: 'les deux',
    moment: 'flux',
    enfreinte: ({ references }) => (references.absentes > 0 ? { compte: references.absentes } : null),
  },
  {
    code: 'LIMITE_REFERENCES_PJ',
    domaine: 'les deux',
    moment: 'flux',
    enfreinte: ({ references }) => (references.debordees ? { maximum: REFERENCES_MAX } : null),
  },
];
