/** Attaches an answer of Hélios to the deposit that it answers: one event on that deposit's stream. */
import { type DepotEvenement, type DepotRecu, lireDepot, type VerdictRendu } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { fluxDepot } from '../depot/cle.ts';
import type { Clock, Journal } from '../platform/ports.ts';

export interface RattacherNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

/** The same file of Hélios, under whatever name it was deposited, is attached once. */
export const dejaRattachee = (events: readonly DepotEvenement[], sha256: string): boolean =>
  events.some((event) => event.type === 'RetourHeliosRattache' && event.data.sha256 === sha256);

/** Whether the verdict on this answer names a deposit whose stream does not know it yet. */
export async function resteARattacher(
  { journal }: Pick<RattacherNeeds, 'journal'>,
  { data }: DepotRecu,
  { helios }: Verdict,
): Promise<boolean> {
  if (!helios?.depot) return false;
  return !dejaRattachee(lireDepot((await journal.read(fluxDepot(helios.depot))).events), data.sha256);
}

export interface ReponseJugee {
  readonly depotId: string;
  readonly recu: DepotRecu;
  readonly rendu: VerdictRendu;
  readonly verdict: Verdict;
}

/** Once (R2). When the stream of the deposit has moved meanwhile, nothing is done: the caller reads again (R8). */
export async function rattacher({ journal, horloge }: RattacherNeeds, reponse: ReponseJugee): Promise<void> {
  const { depotId, recu, rendu, verdict } = reponse;
  const { nature, helios } = verdict;
  if (!helios?.depot || (nature !== 'PES_ACQUIT' && nature !== 'PES_Retour')) return;
  const stream = fluxDepot(helios.depot);
  const { events, seq } = await journal.read(stream);
  const { sha256, expediteur: par, recuLe } = recu.data;
  if (dejaRattachee(lireDepot(events), sha256)) return;
  const { etat, compte } = helios.reponse;
  const data = { reponse: depotId, nature, sha256, par, recuLe, objet: rendu.data.objet, etat, compte };
  await journal.append({
    stream,
    expected: seq,
    events: [{ type: 'RetourHeliosRattache', v: 1, data }],
    at: horloge.now(),
  });
}
