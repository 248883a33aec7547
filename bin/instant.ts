/** The instant at which to judge, as it is typed: `2026-09-30T08:15:00Z`, a day, or none for now. */
import { UsageIncorrect } from './contexte.ts';

/** `Date` takes the 31st of February for the 3rd of March: only a day that comes back as itself exists. */
function jourExistant(jour: string): boolean {
  const minuit = Date.parse(jour);
  return !Number.isNaN(minuit) && new Date(minuit).toISOString().startsWith(jour);
}

const FORME = /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Throws UsageIncorrect. */
export function lireInstant(texte: string | undefined): Date {
  if (texte === undefined) return new Date();
  const [, jour = ''] = FORME.exec(texte) ?? [];
  const instant = jourExistant(jour) ? Date.parse(texte) : Number.NaN;
  if (Number.isNaN(instant))
    throw new UsageIncorrect(`L’instant « ${texte} » est incorrect ; exemple : 2026-09-30T08:15:00Z.`);
  return new Date(instant);
}
