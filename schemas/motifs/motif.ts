/** What a motif is. The catalogue is closed: a motif that is not in it does not exist (schemas/motifs/catalogue.ts). */
export type Niveau = 'flux' | 'bordereau' | 'piece' | 'ligne' | 'pj';
export type Gravite = 'rejet' | 'alerte';

export interface Motif {
  readonly niveau: Niveau;
  readonly gravite: Gravite;
  /** One French sentence for the agent at the counter; `{nom}` is replaced by the value of that name. */
  readonly phrase: string;
  /** What to do, in French; same placeholders. */
  readonly remede: string;
  /** The article, RFC clause, XSD type or policy section that founds it. */
  readonly source: string;
  /** `NumAnoAck` of the PES_ACQUIT. */
  readonly numAnoAck: string;
}

/** Keeps the literal codes as types while checking each entry. */
export const motifs = <const T extends Record<string, Motif>>(entries: T): T => entries;
