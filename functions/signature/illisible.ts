import type { MOTIFS_SIGNATURE } from '../../schemas/motifs/signature.ts';

export type CodeSignature = keyof typeof MOTIFS_SIGNATURE;
export type Valeurs = Readonly<Record<string, string | number>>;

/** Thrown inside the reading of one Signature block and caught where it began: the signature becomes `illisible`. */
export class Illisible extends Error {
  readonly code: CodeSignature;
  readonly valeurs: Valeurs;
  constructor(code: CodeSignature, valeurs: Valeurs = {}) {
    super(code);
    this.code = code;
    this.valeurs = valeurs;
  }
}

export const structure = (detail: string) => new Illisible('SIGNATURE_STRUCTURE', { detail });
