/** A schema that cannot be compiled: not well-formed, incomplete, or with a construct that this engine does not have. */
export class ErreurXsd extends Error {
  readonly fichier: string;
  readonly ligne: number;

  constructor(lieu: { readonly fichier: string; readonly ligne: number }, message: string) {
    super(`${lieu.fichier}:${lieu.ligne} : ${message}`);
    this.name = 'ErreurXsd';
    this.fichier = lieu.fichier;
    this.ligne = lieu.ligne;
  }
}
