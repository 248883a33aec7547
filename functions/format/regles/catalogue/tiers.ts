/** Rules of the tiers: who he is, and the keys of his identifiers. */
import { finessValide, sirenValide, siretValide } from '../cles/luhn.ts';
import { nirValide } from '../cles/nir.ts';
import type { Dossier } from '../dossier.ts';
import type { Regle } from '../regle.ts';

const PERSONNE_PHYSIQUE = '01';
/** Kinds of identifier (TNatIdTiers). */
const NIR = '04';
const CLES: Readonly<Record<string, { readonly nom: string; readonly forme: string; valide(id: string): boolean }>> = {
  '01': { nom: 'un SIRET', forme: '14 chiffres', valide: siretValide },
  '02': { nom: 'un SIREN', forme: '9 chiffres', valide: sirenValide },
  '03': { nom: 'un numéro FINESS', forme: '9 caractères', valide: finessValide },
};
/** Kinds of tiers (TTypTiersRecette). */
const DEBITEUR_PRINCIPAL = '01';
const ASSURE = '07';
const ASSURE_ET_DEBITEUR = '1';
const ASAP_PATIENT = '05';
const MANDAT_CORRECTIF = '02';
const ANNULANT_UN_TITRE = '09';
const MADEMOISELLE = /^(?:melle|mlle|mademoiselle)\.?$/i;

const estUnePersonne = ({ tiers }: Dossier): boolean => tiers.catTiers === PERSONNE_PHYSIQUE;
const siPersonne = (enfreinte: (d: Dossier) => boolean) => (d: Dossier) =>
  estUnePersonne(d) && enfreinte(d) ? {} : null;
const sinon = (element: (d: Dossier) => string | null) => (d: Dossier) => {
  if (d.tiers.catTiers === null || estUnePersonne(d)) return null;
  const nom = element(d);
  return nom === null ? null : { element: nom, categorie: d.tiers.catTiers };
};

function identifiant({ tiers: { idTiers, natIdTiers } }: Dossier) {
  const cle = natIdTiers === null ? undefined : CLES[natIdTiers];
  if (idTiers === null || cle === undefined || cle.valide(idTiers)) return null;
  return { valeur: idTiers, nature: cle.nom, forme: cle.forme };
}

export const REGLES_DU_TIERS: readonly Regle[] = [
  {
    code: 'CIVILITE_ABSENTE',
    domaine: 'les deux',
    moment: 'tiers',
    enfreinte: siPersonne(({ tiers }) => tiers.civilite === null),
  },
  {
    code: 'PRENOM_ABSENT',
    domaine: 'les deux',
    moment: 'tiers',
    enfreinte: siPersonne(({ tiers }) => tiers.prenom === null),
  },
  {
    code: 'ETAT_CIVIL_INATTENDU',
    domaine: 'depense',
    moment: 'tiers',
    enfreinte: sinon(({ tiers }) => (tiers.civilite !== null ? 'Civilite' : tiers.prenom !== null ? 'Prenom' : null)),
  },
  {
    code: 'NAISSANCE_INATTENDUE',
    domaine: 'recette',
    moment: 'tiers',
    enfreinte: sinon(({ tiers, naissance }) =>
      tiers.dteNaissance !== null ? 'DteNaissance' : naissance.neEnFrance !== null ? 'LieuNaissance' : null,
    ),
  },
  {
    code: 'CIVILITE_SUPPRIMEE',
    domaine: 'recette',
    moment: 'tiers.civilite',
    enfreinte: ({ tiers: { civilite } }) =>
      civilite !== null && MADEMOISELLE.test(civilite) ? { valeur: civilite } : null,
  },
  { code: 'IDENTIFIANT_DU_TIERS_INCORRECT', domaine: 'les deux', moment: 'tiers', enfreinte: identifiant },
  {
    code: 'NIR_INCORRECT',
    domaine: 'les deux',
    moment: 'tiers',
    enfreinte: ({ tiers: { idTiers, natIdTiers } }) =>
      natIdTiers === NIR && idTiers !== null && !nirValide(idTiers) ? {} : null,
  },
  {
    code: 'IDENTIFIANT_DU_TIERS_SANS_NATURE',
    domaine: 'recette',
    moment: 'tiers',
    enfreinte: ({ tiers: { idTiers, natIdTiers } }) => {
      if ((idTiers === null) === (natIdTiers === null)) return null;
      const [present, absent] = idTiers === null ? ['NatIdTiers', 'IdTiers'] : ['IdTiers', 'NatIdTiers'];
      return { present, absent };
    },
  },
  {
    code: 'NIR_HORS_ANNULATION',
    domaine: 'depense',
    moment: 'tiers',
    enfreinte: ({ tiers, piece: { typPce, natPce } }) =>
      tiers.natIdTiers === NIR && !(typPce === MANDAT_CORRECTIF && natPce === ANNULANT_UN_TITRE) ? {} : null,
  },
  {
    code: 'NIR_D_UN_AUTRE_QUE_L_ASSURE',
    domaine: 'recette',
    moment: 'tiers',
    enfreinte: ({ tiers, ligne }) =>
      tiers.natIdTiers === NIR && tiers.typTiers !== ASSURE && ligne.codAssDeb !== ASSURE_ET_DEBITEUR ? {} : null,
  },
  {
    code: 'PATIENT_SANS_ETRE_UNE_PERSONNE',
    domaine: 'recette',
    moment: 'tiers',
    enfreinte: ({ tiers: { typTiers, catTiers }, piece }) =>
      piece.edition === ASAP_PATIENT && typTiers === DEBITEUR_PRINCIPAL && catTiers !== PERSONNE_PHYSIQUE
        ? { categorie: catTiers ?? 'absente' }
        : null,
  },
];
