/** What is kept of a value: a bounded part, copied so that it does not hold the tag it came from. */

const VALEUR_MAX = 256;

export const retenir = (valeur: string): string => Buffer.from(valeur.slice(0, VALEUR_MAX)).toString();
/** The same for what the next pièce or ligne replaces: a short value is not worth a copy. */
export const couper = (valeur: string): string => (valeur.length <= VALEUR_MAX ? valeur : retenir(valeur));
/** A number or a year that blanks and zeros make long is kept by its plain form: cut, it would be another. */
export const abreger = (valeur: string, normaliser: (valeur: string) => string | null): string =>
  valeur.length <= VALEUR_MAX ? valeur : (normaliser(valeur) ?? valeur);
