/** A simple type of the PES schema, as far as its lexical and value spaces go. */
export interface TypeDeValeur {
  /** What is expected, for the agent at the counter: completes « Attendu : … ». */
  readonly attendu: string;
  /** True when the schema admits this attribute value (already normalised by the XML reader). */
  readonly admet: (valeur: string) => boolean;
}

/** XSD `whiteSpace="collapse"` for types without inner spaces: numbers, dates and booleans. */
export const sansBlancs = (valeur: string): string => valeur.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
