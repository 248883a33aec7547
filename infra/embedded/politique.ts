/** The politique of an operator, from its file. */
import { readFileSync } from 'node:fs';
import { type Politique, politiqueSchema } from '../../schemas/politique.ts';

/** The message is a French sentence. */
export class PolitiqueIllisible extends Error {}

/** Throws PolitiqueIllisible, naming the first field at fault. */
export function lirePolitique(fichier: string): Politique {
  let brut: unknown;
  try {
    brut = JSON.parse(readFileSync(fichier, 'utf8'));
  } catch (cause) {
    throw new PolitiqueIllisible(`La politique « ${fichier} » ne peut pas être lue comme du JSON.`, { cause });
  }
  const lue = politiqueSchema.safeParse(brut);
  if (lue.success) return lue.data;
  const champ = lue.error.issues[0]?.path.join('.') || 'le document';
  throw new PolitiqueIllisible(`La politique « ${fichier} » est incomplète ou incorrecte : voir ${champ}.`);
}
