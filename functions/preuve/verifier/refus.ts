/** Why a proof is refused: a French sentence. Thrown inside this folder, never out of it. */
export class PreuveRefusee extends Error {}

export function refuser(phrase: string): never {
  throw new PreuveRefusee(phrase);
}

export function exiger(condition: boolean, phrase: string): asserts condition {
  if (!condition) throw new PreuveRefusee(phrase);
}

/** What `lire` gives; the sentence where it throws: whatever an archive holds is an answer. */
export function lisible<T>(lire: () => T, phrase: string): T {
  try {
    return lire();
  } catch (erreur) {
    if (erreur instanceof PreuveRefusee) throw erreur;
    throw new PreuveRefusee(phrase, { cause: erreur });
  }
}
