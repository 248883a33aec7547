/** One thing to do with the trust store: `passerelle confiance ACTION`. */
import { type CodeDeSortie, type Contexte, UsageIncorrect } from '../contexte.ts';

export type Action = (args: readonly string[], contexte: Contexte) => Promise<CodeDeSortie>;

export const MAGASIN = { magasin: { type: 'string' } } as const;

const jourExistant = (jour: string): boolean => {
  const minuit = Date.parse(`${jour}T00:00:00Z`);
  return !Number.isNaN(minuit) && new Date(minuit).toISOString().startsWith(jour);
};

/** A civil date, or null where none is given. Throws UsageIncorrect. */
export function lireJour(texte: string | undefined, option: string): string | null {
  if (texte === undefined) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(texte) && jourExistant(texte)) return texte;
  throw new UsageIncorrect(`${option} attend une date : 2026-09-30, par exemple.`);
}
