/** What the messages of a judged file still wait for. Pure. */
import type { DepotEvenement } from '../../../schemas/evenements/depot.ts';
import type { ResultatDeMessage } from '../../../schemas/evenements/depot-pca.ts';
import type { Verdict } from '../../../schemas/verdict.ts';

/** To be dealt with, to be answered, or nothing. */
export type ResteDesMessages = 'traiter' | 'accuser' | null;

export const resultatsDe = (events: readonly DepotEvenement[]): readonly ResultatDeMessage[] =>
  events.flatMap((event) => (event.type === 'MessagesTraites' ? event.data.resultats : []));

/** Ranks of the messages that the verdict accepts and that have no result yet, in the order of the file. */
export function rangsATraiter(events: readonly DepotEvenement[], { verdict, dossiers }: Verdict): number[] {
  if (verdict !== 'accepte' && verdict !== 'partiel') return [];
  const traites = new Set(resultatsDe(events).map(({ rang }) => rang));
  return dossiers.flatMap((dossier, rang) => (dossier.verdict === 'rejete' || traites.has(rang) ? [] : [rang]));
}

export function resteDesMessages(events: readonly DepotEvenement[], verdict: Verdict): ResteDesMessages {
  const { pca, verdict: issue } = verdict;
  if (pca === undefined || (issue !== 'accepte' && issue !== 'partiel')) return null;
  if (rangsATraiter(events, verdict).length > 0) return 'traiter';
  return events.some(({ type }) => type === 'AccuseMetierEmis') ? null : 'accuser';
}
