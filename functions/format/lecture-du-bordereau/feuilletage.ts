/** On which page each pièce and each ligne stands: a page is bounded both ways, so that a reader's memory is. */

export interface Format {
  readonly pieces: number;
  readonly lignes: number;
}

export const FORMAT: Format = { pieces: 200, lignes: 500 };

export class Feuilletage {
  /** From 1. */
  page = 1;
  private readonly format: Format;
  private pieces = 0;
  private lignes = 0;

  constructor(format: Format) {
    this.format = format;
  }

  /** The page of a pièce that begins. */
  ouvrirPiece(): number {
    if (this.pieces >= this.format.pieces || this.lignes >= this.format.lignes) this.tourner(0);
    this.pieces++;
    return this.page;
  }

  /** The page of a ligne of the current pièce, which goes on there. */
  ouvrirLigne(): number {
    if (this.lignes >= this.format.lignes) this.tourner(1);
    this.lignes++;
    return this.page;
  }

  private tourner(pieces: number): void {
    this.page++;
    this.pieces = pieces;
    this.lignes = 0;
  }
}
