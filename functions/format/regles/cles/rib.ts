/** The RIB: bank (5), counter (5), account (11) and key (2), NF K 11-030. */
import { resteDuRib } from './modulo97.ts';

const LONGUEUR = 23;

/** True when the RIB that `texte` holds from `de` to its end has its length and its key: from 01 to 97, what the rest lacks. */
export function ribValide(texte: string, de = 0): boolean {
  const cle = texte.slice(-2);
  return texte.length - de === LONGUEUR && /^\d\d$/.test(cle) && Number(cle) === 97 - resteDuRib(texte, de);
}
