/** What should no longer be believed leaves the register; that it did, when and why, stays. */
import type { Registre } from '../../schemas/confiance.ts';

/** Whose SHA-256 begins so. */
export function empreintesCommencantPar(debut: string, registre: Registre): readonly string[] {
  const { certificats, signatairesDeListe, revocations, listes } = registre;
  const toutes = [certificats, signatairesDeListe, revocations, listes].flatMap((l) => l.map(({ sha256 }) => sha256));
  return [...new Set(toutes)].filter((sha256) => sha256.startsWith(debut));
}

/** A list of confidence leaves, but not that its number was seen: an older one does not come back. */
export function retirer(registre: Registre, sha256: string, motif: string, instant: string): Registre {
  const autres = <T extends { readonly sha256: string }>(tous: readonly T[]): T[] =>
    tous.filter((un) => un.sha256 !== sha256);
  return {
    ...registre,
    certificats: autres(registre.certificats),
    signatairesDeListe: autres(registre.signatairesDeListe),
    revocations: autres(registre.revocations),
    listes: autres(registre.listes),
    retraits: [...registre.retraits, { sha256, motif, retireLe: instant }],
  };
}
