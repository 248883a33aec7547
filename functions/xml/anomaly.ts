import type { CodeMotif, Lieu } from '../../schemas/motifs/catalogue.ts';
import type { MOTIFS_LECTURE } from '../../schemas/motifs/lecture.ts';

export type CodeLecture = keyof typeof MOTIFS_LECTURE & CodeMotif;

/** The file cannot be read further: not well-formed, not namespace-well-formed, or past a limit. */
export class XmlAnomaly extends Error {
  readonly code: CodeLecture;
  readonly lieu: Lieu;
  readonly valeurs: Readonly<Record<string, string | number>>;
  constructor(code: CodeLecture, lieu: Lieu, valeurs: Readonly<Record<string, string | number>>) {
    super(`${code} (${lieu.ligne ?? '?'}:${lieu.colonne ?? '?'}) ${JSON.stringify(valeurs)}`);
    this.code = code;
    this.lieu = lieu;
    this.valeurs = valeurs;
  }
}
