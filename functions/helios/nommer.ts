/** Makes a deposit findable by the answers of Hélios: the latest that was handed over under a name holds it. */
import { type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { fluxRejete } from '../depot/rejet.ts';
import type { Claim, Clock, Journal } from '../platform/ports.ts';
import { cleDeReponse } from './nom.ts';

export interface NommerNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

const ordre = ({ data, stream }: DepotRecu): string => `${data.recuLe} ${stream}`;

/**
 * The claim to take with the verdict, in its transaction; none for what is not handed over, nor where a later deposit
 * has the name. An earlier one gives it up here: the ordonnateur may use a name again once the comptable rejected all
 * that it bore. A race for the name makes the caller's append fail, and he reads again (R8).
 */
export async function nomAPrendre(
  { journal, horloge }: NommerNeeds,
  { recu, seq }: { readonly recu: DepotRecu; readonly seq: number },
  verdict: Verdict,
): Promise<Claim[]> {
  const key = verdict.nature === 'PES_Aller' && !fluxRejete(verdict) ? cleDeReponse(verdict) : null;
  if (key === null) return [];
  const { stream } = recu;
  const [tenu] = await journal.holders([key]);
  if (tenu !== undefined && tenu.holder !== stream) {
    const autre = lireDepot((await journal.read(tenu.holder)).events).find((event) => event.type === 'DepotRecu');
    if (autre === undefined) throw new Error(`${tenu.holder} holds a name and is no deposit`);
    if (ordre(autre) > ordre(recu)) return [];
    await journal.append({ stream, expected: seq, events: [], at: horloge.now(), claims: { release: [tenu] } });
  }
  return [{ key, holder: stream }];
}
