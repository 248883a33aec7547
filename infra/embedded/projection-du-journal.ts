/** Keeps the index of the journal and the signers' certificates up to date, at a pace of its own; catches up at start. */
import { projeterLeJournal } from '../../functions/console/lecture/exploitation/journal-projeter.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import type { Boucle } from './boucle.ts';
import { suivreLeJournal } from './fil.ts';
import { CURSEURS } from './projections.ts';

const NOM = 'journal';

export function tenirLIndexDuJournal(
  { journal, lectures, objets }: Pick<PlateformeEmbarquee, 'journal' | 'lectures' | 'objets'>,
  signaler: (erreur: unknown) => void,
): Boucle {
  return suivreLeJournal(journal, {
    depuis: async () => Number((await lectures.get(CURSEURS, NOM)) ?? 0),
    traiter: (lot) =>
      projeterLeJournal(
        { journal, lectures, objets },
        lot.map(({ event }) => event),
      ),
    retenir: (position) => lectures.put(CURSEURS, NOM, { rank: NOM, body: String(position) }),
    signaler,
  });
}
