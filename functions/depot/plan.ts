/** What is left to do when an object arrives (R8). Pure. */
import type { DepotEvenement, DepotNouveau } from '../../schemas/evenements/depot.ts';
import { type ObjetDepose, QUEUE_VERIFIER, QUEUE_VERIFIER_GROS } from '../../schemas/messages/depot.ts';
import type { OutboxEntry } from '../platform/ports.ts';
import { type AccuseDeReception, accuseDeReception } from './accuse.ts';
import { depotIdDe } from './cle.ts';

export type Reception = ObjetDepose & { readonly expediteur: string; readonly nom: string };

export type EtapeReception =
  | { readonly type: 'repondre'; readonly accuse: AccuseDeReception }
  | { readonly type: 'enregistrer'; readonly event: DepotNouveau; readonly outbox: OutboxEntry };

/** Bytes from which a file is a large one: about a second of verification. */
const GROS = 10_000_000;

/** Asks for a deposit's verification. The group keeps one sender's volume from starving the others (fair queues). */
export const aVerifier = (
  depotId: string,
  { expediteur, size }: Pick<Reception, 'expediteur' | 'size'>,
): OutboxEntry => ({
  id: depotId,
  queue: size < GROS ? QUEUE_VERIFIER : QUEUE_VERIFIER_GROS,
  group: expediteur,
  body: JSON.stringify({ depotId }),
});

/** Records the first time; afterwards answers what the first time answered. `recuLe` counts only the first time (R6). */
export function planReception(events: readonly DepotEvenement[], reception: Reception, recuLe: string): EtapeReception {
  const recu = events.find((event) => event.type === 'DepotRecu');
  if (recu) return { type: 'repondre', accuse: accuseDeReception(recu) };
  return {
    type: 'enregistrer',
    event: { type: 'DepotRecu', v: 1, data: { ...reception, recuLe } },
    outbox: aVerifier(depotIdDe(reception), reception),
  };
}
