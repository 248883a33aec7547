/** The deposits under a name, as the journal and their verdicts tell them. */
import { type DepotEvenement, type DepotRecu, lireDepot, type VerdictRendu } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { lireVerdictConserve } from '../depot/verdict-rendu.ts';
import type { Claim, Journal, ObjectStore } from '../platform/ports.ts';
import { ordre, tenants } from './rangs.ts';

export interface LireNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
}

export interface Candidat {
  readonly nom: Claim;
  readonly stream: string;
  readonly events: readonly DepotEvenement[];
  readonly recu: DepotRecu;
  readonly rendu: VerdictRendu;
  readonly verdict: Verdict;
}

/** Earliest reception first. One whose verdict has been purged, at the term of its keeping, answers nothing any more. */
export async function lireCandidats(needs: LireNeeds, cle: string): Promise<Candidat[]> {
  const candidats: Candidat[] = [];
  for (const nom of await tenants(needs.journal, cle)) {
    const stream = nom.holder;
    const events = lireDepot((await needs.journal.read(stream)).events);
    const recu = events.find((event) => event.type === 'DepotRecu');
    const rendu = events.find((event) => event.type === 'VerdictRendu');
    if (recu === undefined || rendu === undefined) throw new Error(`${stream} holds a name and has no verdict`);
    const verdict = await lireVerdictConserve(needs, rendu);
    if (verdict !== null) candidats.push({ nom, stream, events, recu, rendu, verdict });
  }
  return candidats.sort((a, b) => (ordre(a.recu) < ordre(b.recu) ? -1 : 1));
}

/** The same file of Hélios, under whatever name it was deposited, is attached once. */
export const dejaRattachee = (events: readonly DepotEvenement[], sha256: string): boolean =>
  events.some((event) => event.type === 'RetourHeliosRattache' && event.data.sha256 === sha256);
