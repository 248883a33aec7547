/** The objects that are open while a bordereau is read: what may open inside each, and where it goes once closed. */
import type { Domaine } from '../flux-lu.ts';
import type { Bloc, Reserve } from './bloc.ts';
import type { Piece } from './bordereau-lisible.ts';
import type { Feuilletage } from './feuilletage.ts';
import type { Sommes } from './somme.ts';

export interface ObjetEnCours {
  noter(nom: string, valeur: string): void;
  /** Itself where the element only groups values; null where what it holds is passed over. */
  ouvrir(nom: string): ObjetEnCours | null;
  fermer(): void;
}

/** What is read of one bordereau, and the page that is kept of it. */
export interface Releve {
  readonly domaine: Domaine;
  readonly feuilletage: Feuilletage;
  /** The page that was asked for, and what may be kept for it. */
  readonly page: number;
  readonly reserve: Reserve;
  readonly pieces: Piece[];
  readonly sommes: Sommes;
  piecesLues: number;
  lignesLues: number;
}

/** An object without objects inside. */
export class Feuille implements ObjetEnCours {
  private readonly bloc: Bloc;
  private readonly clore: (bloc: Bloc) => void;

  constructor(bloc: Bloc, clore: (bloc: Bloc) => void = () => {}) {
    this.bloc = bloc;
    this.clore = clore;
  }
  noter(nom: string, valeur: string): void {
    this.bloc.noter(nom, valeur);
  }
  ouvrir(): ObjetEnCours {
    return this;
  }
  fermer(): void {
    this.clore(this.bloc);
  }
}
