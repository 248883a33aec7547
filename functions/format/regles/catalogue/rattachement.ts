/** Rules of RattachPiece: the pièce that this one corrects, by triplet TypBord, TypPce, NatPce. */
import { anneeCivile } from '../../valeurs/date.ts';
import { entier } from '../../valeurs/nombre.ts';
import type { Domaine, Dossier } from '../dossier.ts';
import { type Regle, triplet } from '../regle.ts';

/** Triplets that must have a RattachPiece. */
const OBLIGATOIRE: Readonly<Record<Domaine, ReadonlySet<string>>> = {
  depense: new Set(['02-02-06', '01-02-09', '01-13-01', '02-02-10']),
  recette: new Set(['02-02-06', '01-02-09', '02-02-10', '01-14-01']),
};
const MANDAT_OU_TITRE = ['01', '02'];
/** An annulment within the exercice, and one on a closed exercice. */
const ANNULATION = '02-02-06';
const ANNULATION_SUR_EXERCICE_CLOS = '01-02-09';
const EMIS_APRES_PAIEMENT = '05';
const TITRE_DE_MAJORATION = '01-09-01';

/** The NatPceOrig that a mandat admits; null where the notes of the schema ask for none. */
function naturesDuMandat(d: Dossier): readonly string[] | null {
  const t = triplet(d);
  if (OBLIGATOIRE.depense.has(t)) return MANDAT_OU_TITRE;
  if (d.piece.typPce === EMIS_APRES_PAIEMENT) return ['03'];
  if (t === '01-07-01') return ['04'];
  return t === '01-01-01' || t === '01-09-01' ? ['05'] : null;
}

/** The NatPceOrig that a titre admits. */
function naturesDuTitre(d: Dossier): readonly string[] {
  const t = triplet(d);
  if (OBLIGATOIRE.recette.has(t)) return MANDAT_OU_TITRE;
  const autres = d.piece.typPce === EMIS_APRES_PAIEMENT ? [...MANDAT_OU_TITRE, '03'] : MANDAT_OU_TITRE;
  return t === TITRE_DE_MAJORATION ? [...autres, '05'] : autres;
}

function nature(natures: readonly string[] | null, d: Dossier) {
  const valeur = d.rattachement.natPceOrig;
  if (valeur === null || natures === null || natures.includes(valeur)) return null;
  return { valeur, triplet: triplet(d), attendu: natures.join(' ou ') };
}

/** IdLigneOrig is 1 or more where the origin is one of `chiffrees`; else 0 or absent. */
const ligneDOrigine = (chiffrees: readonly string[]) => (d: Dossier) => {
  const { natPceOrig, idLigneOrig } = d.rattachement;
  if (natPceOrig === null) return null;
  const numero = idLigneOrig === null ? 0 : entier(idLigneOrig);
  const attendue = chiffrees.includes(natPceOrig);
  if ((numero !== 0) === attendue) return null;
  return {
    valeur: idLigneOrig ?? 'absente',
    nature: natPceOrig,
    attendu: attendue ? 'une valeur d’au moins 1' : '0, ou aucune balise',
  };
};

function exercice(d: Dossier) {
  const { exerRat } = d.rattachement;
  const t = triplet(d);
  if (exerRat === null || d.bordereau.exercice === null) return null;
  const origine = anneeCivile(exerRat);
  const courant = anneeCivile(d.bordereau.exercice) ?? entier(d.bordereau.exercice);
  if (origine === null || courant === null) return null;
  if (t === ANNULATION && origine !== courant) return { valeur: exerRat, triplet: t, attendu: `${courant}` };
  if (t === ANNULATION_SUR_EXERCICE_CLOS && origine >= courant)
    return { valeur: exerRat, triplet: t, attendu: `une année antérieure à ${courant}` };
  return null;
}

const obligatoire = (domaine: Domaine) => (d: Dossier) =>
  d.rattachement.natPceOrig === null && OBLIGATOIRE[domaine].has(triplet(d)) ? { triplet: triplet(d) } : null;

export const REGLES_DU_RATTACHEMENT: readonly Regle[] = [
  { code: 'RATTACHEMENT_ABSENT', domaine: 'depense', moment: 'ligne', enfreinte: obligatoire('depense') },
  { code: 'RATTACHEMENT_ABSENT', domaine: 'recette', moment: 'ligne', enfreinte: obligatoire('recette') },
  {
    code: 'NATURE_D_ORIGINE_INCORRECTE',
    domaine: 'depense',
    moment: 'rattachement',
    enfreinte: (d) => nature(naturesDuMandat(d), d),
  },
  {
    code: 'NATURE_D_ORIGINE_INCORRECTE',
    domaine: 'recette',
    moment: 'rattachement',
    enfreinte: (d) => nature(naturesDuTitre(d), d),
  },
  {
    code: 'LIGNE_D_ORIGINE_INCORRECTE',
    domaine: 'depense',
    moment: 'rattachement',
    enfreinte: ligneDOrigine(['01', '02', '05']),
  },
  {
    code: 'LIGNE_D_ORIGINE_INCORRECTE',
    domaine: 'recette',
    moment: 'rattachement',
    enfreinte: ligneDOrigine(['01', '02']),
  },
  { code: 'EXERCICE_D_ORIGINE_INCORRECT', domaine: 'les deux', moment: 'rattachement', enfreinte: exercice },
];
