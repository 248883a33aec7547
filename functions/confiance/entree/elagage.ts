/** Which CRLs and OCSP responses are kept. */
import type { RevocationInscrite } from '../../../schemas/confiance.ts';

/** Of one issuer, key and scope: authorities that publish every hour for a week would fill the store. */
const PAR_PORTEE = 8;

/**
 * The newest of each scope, whatever its age, and those still current: a reception between the two is judged by the CRL
 * or the response of its day. Older ones leave. A response of no known scope, from an older register, stays.
 */
export function elaguer(revocations: readonly RevocationInscrite[], instant: number): RevocationInscrite[] {
  const parPortee = Map.groupBy(revocations, ({ portee }) => portee);
  const gardees = new Set<RevocationInscrite>(parPortee.get(null));
  for (const [portee, memes] of parPortee) {
    if (portee === null) continue;
    const [derniere, ...autres] = memes.sort((a, b) => (b.produiteLe ?? '').localeCompare(a.produiteLe ?? ''));
    if (derniere !== undefined) gardees.add(derniere);
    const courantes = autres.filter(({ suivanteLe }) => Date.parse(suivanteLe ?? '') >= instant);
    for (const courante of courantes.slice(0, PAR_PORTEE - 1)) gardees.add(courante);
  }
  return revocations.filter((r) => gardees.has(r));
}
