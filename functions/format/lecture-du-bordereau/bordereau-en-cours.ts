/** The bordereau while it is read: its own values, and what is noted of its pièces. */
import type { Domaine } from '../flux-lu.ts';
import { Bloc, Reserve } from './bloc.ts';
import type { ObjetEnCours, Releve } from './en-cours.ts';
import { Feuilletage, type Format } from './feuilletage.ts';
import { PieceEnCours } from './piece-en-cours.ts';
import { Sommes } from './somme.ts';

/** Of a whole page; one value is at most 300 characters. */
const VALEURS_D_UNE_PAGE = 60_000;

export class BordereauEnCours implements ObjetEnCours {
  readonly releve: Releve;
  readonly bloc: Bloc;

  constructor(domaine: Domaine, page: number, format: Format) {
    const reserve = new Reserve(VALEURS_D_UNE_PAGE);
    this.bloc = new Bloc(reserve);
    const feuilletage = new Feuilletage(format);
    this.releve = {
      domaine,
      feuilletage,
      page,
      reserve,
      pieces: [],
      sommes: new Sommes(),
      piecesLues: 0,
      lignesLues: 0,
    };
  }
  noter(nom: string, valeur: string): void {
    this.bloc.noter(nom, valeur);
  }
  ouvrir(nom: string): ObjetEnCours {
    return nom === 'Piece' ? new PieceEnCours(this.releve) : this;
  }
  fermer(): void {}
}
