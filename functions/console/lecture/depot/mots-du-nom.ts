/** A name as it is looked for: without accents, case nor punctuation, from any of its words on. Pure. */

const MOTS_MAX = 12;

/** `COMMUNE DE SAINT AUBIN`. */
export const aPlat = (texte: string): string =>
  texte
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toUpperCase();

/** What may be typed to find it: the name from its first word, from its second… */
export function motsDe(nom: string): readonly string[] {
  const mots = aPlat(nom).split(' ');
  return mots[0] === '' ? [] : mots.slice(0, MOTS_MAX).map((_, rang) => mots.slice(rang).join(' '));
}
