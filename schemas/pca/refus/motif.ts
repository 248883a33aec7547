/** What a refusal says: a sentence for the person who asked, what to do, and what founds it. `{nom}` is replaced. */
interface MotifDeRefus {
  readonly phrase: string;
  readonly remede: string;
  readonly source: string;
}

/** Keeps the literal codes as types while checking each entry. */
export const motifsDeRefus = <const T extends Record<string, MotifDeRefus>>(entrees: T): T => entrees;
