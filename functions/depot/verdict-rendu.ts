/** Reads back the full verdict that the journal names (DESIGN 3). */
import type { VerdictRendu } from '../../schemas/evenements/depot.ts';
import { type Verdict, verdictSchema } from '../../schemas/verdict.ts';
import type { ObjectStore } from '../platform/ports.ts';

export async function lireVerdict(
  { objets }: { readonly objets: ObjectStore },
  { data: { objet } }: VerdictRendu,
): Promise<Verdict> {
  const { key, version } = objet;
  const morceaux: Uint8Array[] = [];
  for await (const morceau of objets.read({ bucket: 'verdicts', key, version })) morceaux.push(morceau);
  return verdictSchema.parse(JSON.parse(Buffer.concat(morceaux).toString('utf8')));
}
