/** Authorities of one name: which of them to try first, and how many of those that anyone may have joined. */
import { LIMITES_CHEMIN } from './limites.ts';
import type { Candidat } from './materiel.ts';

/** By key identifier first, the contrary last; then those of the store; `sinon` for what is otherwise equal. */
export function ranger(
  candidats: readonly Candidat[],
  cleDeLEmetteur: string | null,
  sinon: (a: Candidat, b: Candidat) => number = parEmpreinte,
): readonly Candidat[] {
  if (candidats.length < 2) return candidats;
  const rang = ({ certificat, joint }: Candidat): number => {
    const { cleDuSujet } = certificat.extensions;
    const dit = cleDeLEmetteur !== null && cleDuSujet !== null;
    return (dit ? (cleDuSujet === cleDeLEmetteur ? 0 : 4) : 2) + (joint ? 1 : 0);
  };
  return candidats.toSorted((a, b) => rang(a) - rang(b) || sinon(a, b));
}

export const parEmpreinte = ({ certificat: a }: Candidat, { certificat: b }: Candidat): number =>
  a.empreinte < b.empreinte ? -1 : 1;

/** Wrong keys tried for one signature. */
export class Essais {
  private restants: number = LIMITES_CHEMIN.homonymes;

  rater(): void {
    this.restants--;
  }

  get epuises(): boolean {
    return this.restants <= 0;
  }
}
