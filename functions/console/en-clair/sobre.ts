/**
 * Someone else's words (the name of a file, a value in it, a reason), made harmless to the terminal that shows them:
 * C0 and C1 controls drive it, bidi overrides and invisible characters make it show what is not written.
 */

// Controls, formats (bidi), surrogates, private and unassigned characters, and the two separators of lines.
const ACTIFS = /[\p{C}\u2028\u2029]/gu;
const ACTIFS_SAUF_FIN_DE_LIGNE = /(?!\n)[\p{C}\u2028\u2029]/gu;

/** One value, or one line: a line break in it would pass for another line. */
export const sobre = (texte: string): string => texte.replace(ACTIFS, '\uFFFD');

/** A text of several lines, whose values are sober one by one where a line break in them could deceive. */
export const lignesSobres = (texte: string): string => texte.replace(ACTIFS_SAUF_FIN_DE_LIGNE, '\uFFFD');

/** JSON, whose strings alone can hold such characters: escaped there, they stay what they are for who parses it. */
export const jsonSobre = (json: string): string =>
  json.replace(ACTIFS_SAUF_FIN_DE_LIGNE, (actif) =>
    actif
      .split('')
      .map((unite) => `\\u${unite.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
