/** The messages of a PCA file: what the verification says of each, then what became of it in its dossier. Pure. */
import type { DepotEvenement } from '../../../../schemas/evenements/depot.ts';
import type { ResultatDeMessage } from '../../../../schemas/evenements/depot-pca.ts';
import type { Verdict, VerdictDossier } from '../../../../schemas/verdict.ts';
import { resultatsDe } from '../../../pca/depot/suite.ts';

export interface MessageMontre extends VerdictDossier {
  /** Null while it waits, and where the verification rejected it. */
  readonly issue: ResultatDeMessage['issue'] | null;
  readonly refus: ResultatDeMessage['refus'];
}

export function messagesDe(events: readonly DepotEvenement[], verdict: Verdict | null): readonly MessageMontre[] {
  const parRang = new Map(resultatsDe(events).map((resultat) => [resultat.rang, resultat]));
  return (verdict?.dossiers ?? []).map((lu, rang) => {
    const { issue = null, refus = null } = parRang.get(rang) ?? {};
    return { ...lu, issue, refus };
  });
}
