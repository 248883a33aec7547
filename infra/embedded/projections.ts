/** Keeps the read models of the console up to date, each projection at its own pace; catches up at start. */
import { projeterLeJournal } from '../../functions/console/lecture/exploitation/journal-projeter.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import type { EvenementSitue } from '../../functions/platform/embedded/journal.ts';
import type { Boucle } from './boucle.ts';
import { mettreEnPhase, type Projection, retenirCurseur } from './curseurs.ts';
import { suivreLeJournal } from './fil.ts';

type Needs = Pick<PlateformeEmbarquee, 'journal' | 'lectures' | 'objets'>;

const PROJECTIONS: Record<Projection, (needs: Needs, lot: readonly EvenementSitue[]) => Promise<void>> = {
  console: projeter,
  journal: (needs, lot) =>
    projeterLeJournal(
      needs,
      lot.map(({ event }) => event),
    ),
};

export function tenirLesLectures(needs: Needs, signaler: (erreur: unknown) => void): Boucle {
  const { journal, lectures } = needs;
  let phase: ReturnType<typeof mettreEnPhase> | null = null;
  /** Once for all: nothing is wiped any more when one of them has begun. A failure is tried again. */
  const enPhase = () => {
    phase ??= mettreEnPhase(needs, signaler).catch((erreur: unknown) => {
      phase = null;
      throw erreur;
    });
    return phase;
  };
  const suivre = (nom: Projection): Boucle =>
    suivreLeJournal(journal, {
      depuis: async () => (await enPhase())(nom),
      traiter: (lot) => PROJECTIONS[nom](needs, lot),
      retenir: (repere) => retenirCurseur(lectures, nom, repere),
      signaler,
    });
  const boucles = [suivre('console'), suivre('journal')];
  return {
    sonner() {
      for (const boucle of boucles) boucle.sonner();
    },
    async arreter() {
      for (const boucle of boucles) await boucle.arreter();
    },
  };
}
