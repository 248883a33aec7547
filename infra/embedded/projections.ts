/** Keeps the read models of the console up to date; catches up at start. */
import { projeter } from '../../functions/console/lecture/projeter.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import type { Boucle } from './boucle.ts';
import { suivreLeJournal } from './fil.ts';

/** With the read models themselves: whoever deletes them has them rebuilt. */
export const CURSEURS = 'curseurs';
export const NOM = 'console';

export function tenirLesLectures(
  { journal, lectures, objets }: Pick<PlateformeEmbarquee, 'journal' | 'lectures' | 'objets'>,
  signaler: (erreur: unknown) => void,
): Boucle {
  return suivreLeJournal(journal, {
    depuis: async () => Number((await lectures.get(CURSEURS, NOM)) ?? 0),
    traiter: (lot) => projeter({ journal, lectures, objets }, lot),
    retenir: (position) => lectures.put(CURSEURS, NOM, { rank: NOM, body: String(position) }),
    signaler,
  });
}
