/** Follows the journal from a remembered place, batch after batch, in the order of commits. */
import type { EvenementSitue, JournalEmbarque } from '../../functions/platform/embedded/journal.ts';
import { type Boucle, boucler } from './boucle.ts';

const LOT = 500;
/** A signal may be missed only by a bug: looking anyway costs one query. */
const PERIODE_MS = 5000;

/** The last event that was dealt with, by its place and by its hash; null where only the place was kept. */
export interface Repere {
  readonly position: number;
  readonly hash: string | null;
}

export const DEBUT: Repere = { position: 0, hash: null };

/** False in a journal that is not the one that was followed: a backup put back is behind, then goes another way. */
export async function estDuJournal(
  journal: Pick<JournalEmbarque, 'since'>,
  { position, hash }: Repere,
): Promise<boolean> {
  if (position === 0) return true;
  const [la] = await journal.since(position - 1, 1);
  return la?.position === position && (hash === null || la.event.hash === hash);
}

export interface FilOptions {
  /** Where to go on, `DEBUT` for the first event: what `estDuJournal` holds. */
  readonly depuis: () => Promise<Repere>;
  /** Takes up what was left behind; true where the place is to be remembered anew. */
  readonly reprendre?: () => Promise<boolean>;
  readonly traiter: (lot: readonly EvenementSitue[]) => Promise<void>;
  /** Remembers, once the batch is dealt with: after a crash its last events are told again. */
  readonly retenir: (repere: Repere) => Promise<void>;
  readonly signaler: (erreur: unknown) => void;
}

export function suivreLeJournal(journal: JournalEmbarque, options: FilOptions): Boucle {
  let repere: Repere | null = null;
  const avancer = async () => {
    repere ??= await options.depuis();
    if (await options.reprendre?.()) await options.retenir(repere);
    for (;;) {
      const lot = await journal.since(repere.position, LOT);
      const dernier = lot.at(-1);
      if (dernier === undefined) return undefined;
      const atteint: Repere = { position: dernier.position, hash: dernier.event.hash };
      await options.traiter(lot);
      await options.retenir(atteint);
      repere = atteint;
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
