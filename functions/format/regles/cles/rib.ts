/** The RIB: bank (5), counter (5), account (11) and key (2), NF K 11-030. */
import { reste97DuRib } from './modulo97.ts';

const LONGUEUR = 23;
const CLE = /[0-9]{2}$/;

/** True when the RIB that `texte` holds from `de` to its end has its length and its key. */
export const ribValide = (texte: string, de = 0): boolean =>
  texte.length - de === LONGUEUR && reste97DuRib(texte, de) === 0 && CLE.test(texte);
