/**
 * How a block of the file and an object of ours say the same thing: each champ is read (lecture.ts) and written
 * (ecriture.ts) by one line, so that what is written is what is read. A `nom` with a point is inside another object:
 * `message.id`.
 */
import type { Valeur } from './valeur.ts';

export type Champ =
  /** `absent`: what stands for it, where the schema of the message does not say so itself. */
  | {
      readonly sorte: 'valeur';
      readonly element: string;
      readonly nom: string;
      readonly de: Valeur;
      readonly absent?: null;
    }
  /** One value and no other, which says which case it is. */
  | { readonly sorte: 'fixe'; readonly element: string; readonly ecrit: string }
  | { readonly sorte: 'bloc'; readonly element: string; readonly nom: string; readonly champs: readonly Champ[] }
  | { readonly sorte: 'liste'; readonly element: string; readonly nom: string; readonly champs: readonly Champ[] }
  | { readonly sorte: 'valeurs'; readonly element: string; readonly nom: string; readonly de: Valeur }
  | { readonly sorte: 'document'; readonly element: string; readonly nom: string }
  | { readonly sorte: 'documents'; readonly element: string; readonly nom: string }
  | { readonly sorte: 'choix'; readonly nom: string; readonly cas: readonly Cas[] };

/** `constante`: what the element itself says of the object. */
export interface Cas {
  readonly element: string;
  readonly constante: Readonly<Record<string, string>>;
  readonly champs: readonly Champ[];
}

export const champ = (element: string, nom: string, de: Valeur): Champ => ({ sorte: 'valeur', element, nom, de });
export const ouNul = (element: string, nom: string, de: Valeur): Champ => ({
  ...{ sorte: 'valeur', element, nom, de },
  absent: null,
});
export const fixe = (element: string, ecrit: string): Champ => ({ sorte: 'fixe', element, ecrit });
export const bloc = (element: string, nom: string, champs: readonly Champ[]): Champ => ({
  sorte: 'bloc',
  element,
  nom,
  champs,
});
export const liste = (element: string, nom: string, champs: readonly Champ[]): Champ => ({
  sorte: 'liste',
  element,
  nom,
  champs,
});
export const valeurs = (element: string, nom: string, de: Valeur): Champ => ({ sorte: 'valeurs', element, nom, de });
export const document = (element: string, nom: string): Champ => ({ sorte: 'document', element, nom });
export const documents = (element: string, nom: string): Champ => ({ sorte: 'documents', element, nom });
export const choix = (nom: string, ...cas: readonly Cas[]): Champ => ({ sorte: 'choix', nom, cas });
