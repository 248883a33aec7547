/** A file, whatever it holds: one verdict that has the schema's shape, the same twice and in any chunks. */
import { MOTIFS_LECTURE } from '../../../schemas/motifs/lecture.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../../schemas/politique-par-defaut.ts';
import { type Verdict, verdictSchema } from '../../../schemas/verdict.ts';
import { C14N } from '../../signature/autre-signataire.ts';
import { juger } from '../../verification/flux.ts';
import type { Entree } from '../entree.ts';
import { contenusSignes, formeEtrangere } from './integrite.ts';

/** As wide as can be, so that every form is tried. */
const politique = {
  ...POLITIQUE_PAR_DEFAUT,
  canonisations: [...POLITIQUE_PAR_DEFAUT.canonisations, C14N],
  listesDePrefixes: true,
  uriVide: true,
};

/** What is wrong with what was found, in a few words; null where nothing is. */
export async function eprouverFlux({ octets, morceau, origines }: Entree): Promise<string | null> {
  const verdict = await juger(octets, { politique });
  const forme = verdictSchema.safeParse(verdict);
  if (!forme.success) return `not a verdict: ${forme.error.message.slice(0, 300)}`;
  const encore = await juger(octets, { politique, morceau });
  if (JSON.stringify(encore) !== JSON.stringify(verdict)) {
    const meme = JSON.stringify(await juger(octets, { politique })) === JSON.stringify(verdict);
    return meme ? `another verdict in chunks of ${morceau}` : 'another verdict the second time';
  }
  const intactes = lue(verdict) ? verdict.signatures.filter((s) => s.integrite === 'intacte') : [];
  if (intactes.length === 0 || origines.length === 0) return null;
  const signes = new Set(origines.flatMap((origine) => [...contenusSignes(origine)]));
  for (const { portee, cible } of intactes) {
    const etrangere = formeEtrangere(octets, portee === 'fichier' ? null : cible, signes);
    if (etrangere !== null) return `${portee} ${cible ?? ''} called intact: ${etrangere}`;
  }
  return null;
}

/** To its end: where the reading stopped, the file is refused whole and a signature's word is worth nothing. */
const lue = ({ anomalies }: Verdict): boolean => !anomalies.some(({ code }) => code in MOTIFS_LECTURE);
