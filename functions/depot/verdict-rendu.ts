/** Reads back the full verdict that the journal names (DESIGN 3). */
import type { ObjetScelle } from '../../schemas/evenements/identifiants.ts';
import { type Verdict, verdictSchema } from '../../schemas/verdict.ts';
import { enMemoire } from '../platform/en-memoire.ts';
import { type ObjectStore, ObjetAbsent } from '../platform/ports.ts';

export async function lireVerdict(
  { objets }: { readonly objets: ObjectStore },
  { data: { objet } }: { readonly data: { readonly objet: ObjetScelle } },
): Promise<Verdict> {
  const { key, version } = objet;
  const bytes = await enMemoire(objets.read({ bucket: 'verdicts', key, version }));
  return verdictSchema.parse(JSON.parse(bytes.toString('utf8')));
}

/** The same for whoever only shows it; null where its keeping has come to its term. */
export async function lireVerdictConserve(...[needs, event]: Parameters<typeof lireVerdict>): Promise<Verdict | null> {
  try {
    return await lireVerdict(needs, event);
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}
