/** Follows the journal from a remembered place, batch after batch, in the order of commits. */
import type { EvenementSitue, JournalEmbarque } from '../../functions/platform/embedded/journal.ts';
import { type Boucle, boucler } from './boucle.ts';

const LOT = 500;
/** A signal may be missed only by a bug: looking anyway costs one query. */
const PERIODE_MS = 5000;

export interface FilOptions {
  /** The last position that was dealt with, 0 for none. */
  readonly depuis: () => Promise<number>;
  /** Takes up what was left behind; true where the place is to be remembered anew. */
  readonly reprendre?: () => Promise<boolean>;
  readonly traiter: (lot: readonly EvenementSitue[]) => Promise<void>;
  /** Remembers, once the batch is dealt with: after a crash its last events are told again. */
  readonly retenir: (position: number) => Promise<void>;
  readonly signaler: (erreur: unknown) => void;
}

export function suivreLeJournal(journal: JournalEmbarque, options: FilOptions): Boucle {
  let position: number | null = null;
  const avancer = async () => {
    position ??= await options.depuis();
    if (await options.reprendre?.()) await options.retenir(position);
    for (;;) {
      const lot = await journal.since(position, LOT);
      const dernier = lot.at(-1);
      if (dernier === undefined) return undefined;
      await options.traiter(lot);
      await options.retenir(dernier.position);
      position = dernier.position;
    }
  };
  const boucle = boucler(avancer, { periodeMs: PERIODE_MS, signaler: options.signaler });
  const oublier = journal.onAppend(boucle.sonner);
  return {
    sonner: boucle.sonner,
    async arreter() {
      oublier();
      await boucle.arreter();
      // What the last handlers wrote while we were stopping.
      await avancer().catch(options.signaler);
    },
  };
}
