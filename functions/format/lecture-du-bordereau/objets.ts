/** From the values of an object to what people read of it. Each field takes its own; an absent one is null. */
import type { Domaine } from '../flux-lu.ts';
import { centimes } from '../valeurs/montant.ts';
import type { Bloc } from './bloc.ts';
import type { BordereauLisible, EnTete, Ligne, Montant, Piece, ReferencePj } from './bordereau-lisible.ts';
import * as depense from './nomenclature/depense.ts';
import { coder } from './nomenclature/nomenclature.ts';
import { SUPPORT, TYPE_PJ } from './nomenclature/piece-justificative.ts';
import * as recette from './nomenclature/recette.ts';

const CODES = {
  depense: {
    bordereau: depense.TYPE_BORDEREAU,
    type: depense.TYPE_PIECE,
    nature: depense.NATURE_PIECE,
    reglement: depense.MODE_DE_REGLEMENT,
  },
  recette: {
    bordereau: recette.TYPE_BORDEREAU,
    type: recette.TYPE_PIECE,
    nature: recette.NATURE_PIECE,
    reglement: recette.MODE_DE_REGLEMENT,
  },
} as const satisfies Readonly<Record<Domaine, unknown>>;

const montant = (ecrit: string | null): Montant | null =>
  ecrit === null ? null : { ecrit, centimes: centimes(ecrit) };

export const enTete = (bloc: Bloc): EnTete => ({
  codique: bloc.prendre('IdPost'),
  poste: bloc.prendre('LibellePoste'),
  siret: bloc.prendre('IdColl'),
  collectivite: bloc.prendre('CodCol'),
  budget: bloc.prendre('CodBud'),
  libelleBudget: bloc.prendre('LibelleColBud'),
});

type DuBordereau = 'type' | 'exercice' | 'numero' | 'date' | 'objet' | 'annonce' | 'mentions';
export const bordereau = (bloc: Bloc, domaine: Domaine): Pick<BordereauLisible, DuBordereau> => ({
  type: coder(CODES[domaine].bordereau, bloc.prendre('TypBord')),
  exercice: bloc.prendre('Exer'),
  numero: bloc.prendre('IdBord'),
  date: bloc.prendre('DteBordEm'),
  objet: bloc.prendre('Objet'),
  annonce: {
    pieces: bloc.prendre('NbrPce'),
    montantHT: montant(bloc.prendre('MtBordHT', 'MtBordHt')),
    montantTVA: montant(bloc.prendre('MtBordTVA')),
    cumulAnnuel: montant(bloc.prendre('MtCumulAnnuel')),
  },
  mentions: bloc.reste(domaine),
});

type DeLaPiece = 'numero' | 'type' | 'nature' | 'objet' | 'service' | 'echeance' | 'mentions';
export const piece = (bloc: Bloc, domaine: Domaine): Pick<Piece, DeLaPiece> => ({
  numero: bloc.prendre('IdPce'),
  type: coder(CODES[domaine].type, bloc.prendre('TypPce')),
  nature: coder(CODES[domaine].nature, bloc.prendre('NatPce')),
  objet: bloc.prendre('Obj', 'ObjPce'),
  service: bloc.prendre('CodServ'),
  echeance: bloc.prendre('DteEch'),
  mentions: bloc.reste(domaine),
});

type DeLaLigne = Exclude<keyof Ligne, keyof Dus | 'rang' | 'tiers' | 'pj'>;
export const ligne = (bloc: Bloc, domaine: Domaine): Pick<Ligne, DeLaLigne> => ({
  numero: bloc.prendre('IdLigne'),
  objet: bloc.prendre('ObjLignePce'),
  nature: bloc.prendre('Nature'),
  fonction: bloc.prendre('Fonction'),
  operation: bloc.prendre('Operation'),
  modeDeReglement: coder(CODES[domaine].reglement, bloc.prendre('ModRegl')),
  mentions: bloc.reste(domaine),
});

/** Taken first: they are added up whether the ligne is shown or not. */
export type Dus = Pick<Ligne, 'montantHT' | 'montantTVA'>;
export const dus = (bloc: Bloc): Dus => ({
  montantHT: montant(bloc.prendre('MtHT')),
  montantTVA: montant(bloc.prendre('MtTVA')),
});

export const referencePj = (bloc: Bloc, domaine: Domaine): ReferencePj => ({
  support: coder(SUPPORT, bloc.prendre('Support')),
  idUnique: bloc.prendre('IdUnique'),
  nom: bloc.prendre('NomPJ'),
  type: coder(TYPE_PJ, bloc.prendre('TypePJ')),
  mentions: bloc.reste(domaine),
});
