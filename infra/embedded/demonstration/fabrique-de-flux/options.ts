/** What a generated flux is like. Everything has a default; the same options give the same bytes. */
export type Domaine = 'depense' | 'recette';
export type Forme = 'lignes' | 'pj';
export type PorteeDeSignature = 'bordereau' | 'fichier' | 'aucune';

/** The header of the flux. All invented. */
export interface Emission {
  /** IdColl: the SIRET of the collectivité. */
  readonly siret: string;
  readonly collectivite: string;
  readonly codique: string;
  readonly poste: string;
  readonly codeCollectivite: string;
  readonly codeBudget: string;
  /** NomFic. */
  readonly nomFic: string;
  /** Civil date of emission, `AAAA-MM-JJ`; its year is the exercice. */
  readonly date: string;
}

export interface OptionsDeFlux extends Emission {
  readonly graine: number;
  readonly domaine: Domaine;
  readonly encodage: 'ISO-8859-1' | 'UTF-8';
  readonly bordereaux: number;
  /** Pièces per bordereau, at most 99 999 (NbrPce). */
  readonly pieces: number;
  /** Lignes per pièce. */
  readonly lignes: number;
  /** Number of the first bordereau and of the first pièce. */
  readonly premierBordereau: number;
  readonly premierePiece: number;
  /** Pièces justificatives in the flux, each referred to by one pièce. */
  readonly pj: number;
  /** Bytes of each PJ before compression. */
  readonly taillePj: number;
  /** Where signatures are to come: gives the Id, and the default of `dematerialisee`. */
  readonly signature: PorteeDeSignature;
  readonly dematerialisee: boolean;
}

/** `taille`: bytes to come near to, by more pièces (`forme: 'lignes'`) or more PJ (`forme: 'pj'`). */
export type Demande = Partial<OptionsDeFlux> & { readonly taille?: number; readonly forme?: Forme };

const DEFAUTS = {
  graine: 1,
  domaine: 'depense',
  encodage: 'ISO-8859-1',
  bordereaux: 1,
  pieces: 3,
  lignes: 2,
  premierBordereau: 47,
  premierePiece: 1200,
  pj: 0,
  taillePj: 60_000,
  signature: 'aucune',
  siret: '00012345500016',
  collectivite: 'COMMUNE DE SAINT-AUBIN-LES-ÉTANGS',
  codique: '099042',
  poste: 'SGC DU VAL DE BRUME',
  codeCollectivite: '123',
  codeBudget: '00',
  date: '2026-09-30',
} as const;

/** Fills in the defaults, without the size: see `dimensionner`. */
export function completer(demande: Demande): OptionsDeFlux {
  const options = { ...DEFAUTS, ...demande };
  const { domaine, date, premierBordereau, graine, signature } = options;
  const nomFic = demande.nomFic ?? `PES_${domaine}_${date}_B${premierBordereau}_G${graine}.xml`;
  return { ...options, nomFic, dematerialisee: demande.dematerialisee ?? signature !== 'aucune' };
}
