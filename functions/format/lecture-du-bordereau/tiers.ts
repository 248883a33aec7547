/** A tiers: who he is, where he lives, and the account that is paid (Class_Tiers*.xsd, Class_Adresse.xsd, Class_Bancaire.xsd). */
import type { Domaine } from '../flux-lu.ts';
import type { Bloc } from './bloc.ts';
import type { CompteBancaire, Tiers } from './bordereau-lisible.ts';
import { coder } from './nomenclature/nomenclature.ts';
import { CATEGORIE, NATURE_IDENTIFIANT, NATURE_JURIDIQUE, ROLE } from './nomenclature/tiers.ts';

const presents = (...valeurs: readonly (string | null)[]): string[] =>
  valeurs.filter((valeur) => valeur !== null && valeur !== '') as string[];

function adresse(bloc: Bloc): string[] {
  const voie = presents(bloc.prendre('Adr1'), bloc.prendre('Adr2'), bloc.prendre('Adr3'));
  const localite = presents(bloc.prendre('CP'), bloc.prendre('Ville')).join(' ');
  return localite === '' ? voie : [...voie, localite];
}

function compte(bloc: Bloc): CompteBancaire | null {
  const rib = presents(
    bloc.prendre('CodeEtab'),
    bloc.prendre('CodeGuic'),
    bloc.prendre('IdCpte'),
    bloc.prendre('CleRib'),
  );
  const lu: CompteBancaire = {
    iban: bloc.prendre('IBAN'),
    bic: bloc.prendre('BIC'),
    rib: rib.length === 0 ? null : rib.join(' '),
    titulaire: bloc.prendre('TitCpte'),
    banque: bloc.prendre('LibBanc'),
  };
  return Object.values(lu).every((valeur) => valeur === null) ? null : lu;
}

export const tiers = (bloc: Bloc, domaine: Domaine): Tiers => ({
  nom: presents(bloc.prendre('Civilite'), bloc.prendre('Prenom'), bloc.prendre('Nom'), bloc.prendre('ComplNom')).join(
    ' ',
  ),
  identifiant: bloc.prendre('IdTiers'),
  natureIdentifiant: coder(NATURE_IDENTIFIANT, bloc.prendre('NatIdTiers')),
  reference: bloc.prendre('RefTiers'),
  categorie: coder(CATEGORIE, bloc.prendre('CatTiers')),
  natureJuridique: coder(NATURE_JURIDIQUE, bloc.prendre('NatJur')),
  role: coder(ROLE, bloc.prendre('TypTiers')),
  adresse: adresse(bloc),
  compte: compte(bloc),
  mentions: bloc.reste(domaine),
});
