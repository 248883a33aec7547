/** XSD `whiteSpace="collapse"` for types without inner spaces: numbers, dates and booleans. */
export const sansBlancs = (valeur: string): string => valeur.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
