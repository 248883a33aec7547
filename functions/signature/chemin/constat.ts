/** Why a path is not accepted: a code of the catalogue, and what its sentence needs. */
import type { CodeChemin } from '../../../schemas/motifs/chemin.ts';

export interface Constat {
  readonly code: CodeChemin;
  readonly valeurs: Readonly<Record<string, string | number>>;
}

export const constat = (code: CodeChemin, valeurs: Constat['valeurs'] = {}): Constat => ({ code, valeurs });

const INDECIS: ReadonlySet<CodeChemin> = new Set(['CHEMIN_REVOCATION_INDETERMINEE', 'CHEMIN_EXPIRE_INDETERMINE']);

/** What may still be known later is not what is refused. */
export const estIndecis = ({ code }: Constat): boolean => INDECIS.has(code);

/** Thrown while reading bytes, caught where a certificate or a CRL is offered: never leaves this folder. */
export class Illisible extends Error {
  readonly constat: Constat;

  constructor(motif: Constat) {
    super(motif.code);
    this.constat = motif;
  }
}
