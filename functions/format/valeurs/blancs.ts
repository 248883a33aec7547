const estBlanc = (c: number): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;

/** XSD `whiteSpace="collapse"` for types without inner spaces: numbers, dates and booleans. A value may be long: one pass. */
export function sansBlancs(valeur: string): string {
  let [de, a] = [0, valeur.length];
  while (de < a && estBlanc(valeur.charCodeAt(de))) de++;
  while (a > de && estBlanc(valeur.charCodeAt(a - 1))) a--;
  return valeur.slice(de, a);
}
