/** A block of the file as it was read: its names and values, until a message is made of them. */
import type { Lieu } from '../../../schemas/motifs/catalogue.ts';

export interface Noeud {
  readonly nom: string;
  /** Attribute V; null where there is none, or where the schema does not admit it. */
  readonly valeur: string | null;
  /** Decoded bytes of a document; null for any other, and where contents are not kept. */
  readonly contenu: Uint8Array | null;
  readonly enfants: readonly Noeud[];
  /** Of a message, an envelope or a control total; null for what is in them. */
  readonly lieu: Lieu | null;
}

/** The first child of that name, then of the next… */
export function valeurDe(noeud: Noeud | null, ...chemin: readonly string[]): string | null {
  const trouve = chemin.reduce<Noeud | null>(
    (dans, pas) => dans?.enfants.find(({ nom }) => nom === pas) ?? null,
    noeud,
  );
  return trouve?.valeur ?? null;
}
