/** What is kept of a value from the file: bounded, since a file may hold thousands of them. */
import { LIMITES } from './limites.ts';

/** Cut where too long, and then copied so that it does not hold the tag it came from. */
export function abreger(valeur: string): string {
  return valeur.length <= LIMITES.texte ? valeur : `${Buffer.from(valeur.slice(0, LIMITES.texte)).toString()}…`;
}
