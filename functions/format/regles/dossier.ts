/** What the rules look at: the values of the objects that are open, as written; null where the file gives none. */
import type { Genre } from '../pj/genre.ts';
import type { ReferencesDePj } from './references-de-pj.ts';
import type { BudgetConnu, Referentiel } from './referentiel.ts';

type Fiche<N extends string> = { [nom in N]: string | null };
const vierge = <const N extends string>(...noms: readonly N[]): Readonly<Fiche<N>> =>
  Object.fromEntries(noms.map((nom) => [nom, null])) as Fiche<N>;

/** Empty records, by object. A new copy replaces the last one when the object opens. */
export const VIERGES = {
  entete: vierge('idPost', 'idColl', 'finJur', 'codCol', 'codBud'),
  domaine: vierge('infoDematerialisee'),
  bordereau: vierge('exercice', 'numero', 'type', 'mtCumulAnnuel', 'mtTVA'),
  piece: vierge('idPce', 'typPce', 'natPce', 'idRol', 'edition', 'debFact', 'finFact', 'numeroFacture'),
  ligne: vierge(
    'idLigne',
    'fonction',
    'operation',
    'modRegl',
    'majo',
    'dteMajo',
    'txMajo',
    'mtTVA',
    'idConv',
    'codAssDeb',
  ),
  rattachement: vierge('natPceOrig', 'exerRat', 'idLigneOrig'),
  prelevement: vierge('ancienICS'),
  tiers: vierge('idTiers', 'natIdTiers', 'dteNaissance', 'catTiers', 'typTiers', 'civilite', 'nom', 'prenom'),
  naissance: vierge('neEnFrance', 'departement', 'commune', 'pays', 'libellePays'),
  adresse: vierge('cp', 'codRes', 'codPays'),
  compte: vierge('idPayInt', 'idBancInt', 'codeEtab', 'codeGuic', 'idCpte', 'cleRib', 'bic', 'iban'),
  pjRef: vierge('support', 'idUnique'),
  pj: vierge('idUnique', 'nom', 'type'),
  refCompta: vierge('domaine', 'typeObjet', 'identifiant'),
  marche: vierge(),
} as const;

export type Objet = keyof typeof VIERGES;
export type Fiches = { -readonly [O in Objet]: Fiche<keyof (typeof VIERGES)[O] & string> };
export type Domaine = 'depense' | 'recette';

/** What is counted over an object, and forgotten at its end. */
export interface Suivi {
  /** Of the bordereau: the numbers of its pièces, and whether a ligne bears TVA. */
  readonly pieces: Set<number | string>;
  pieceRepetee: boolean;
  ligneAvecTva: boolean;
  /** Of the pièce: the numbers of its lignes, its references to PJ, its main debtors. */
  lignes: Set<number | string>;
  ligneRepetee: boolean;
  pjReferencees: number;
  debiteur: string | null;
  plusieursDebiteurs: boolean;
  debiteurSansSiret: boolean;
  /** Of the flux: the Domaine of RefCompta that goes with each block that it holds. */
  readonly domaines: Set<string>;
  /** Of the PJ. */
  referencesComptables: number;
  mime: string | null;
  genre: Genre | null;
}

/** Everything that a rule may look at. */
export interface Dossier extends Fiches {
  /** The domain that is open. */
  courant: Domaine;
  readonly suivi: Suivi;
  readonly references: ReferencesDePj;
  /** Null where no reference data are at hand: what needs them is not judged. */
  readonly referentiel: Referentiel | null;
  /** The budget of the header, null where the reference data do not have it. */
  budget: BudgetConnu | null;
}
