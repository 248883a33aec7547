/** One line per event on the standard output: instant, what it is about, what happened. */

import { evenementEnClair } from '../../functions/console/en-clair/evenement.ts';
import { instantDeJournal } from '../../functions/console/en-clair/instant.ts';
import { sobre } from '../../functions/console/en-clair/sobre.ts';
import type { JournalEmbarque } from '../../functions/platform/embedded/journal.ts';

/** Returns what ends it. */
export function imprimerLesEvenements(
  journal: JournalEmbarque,
  ecrire: (ligne: string) => void,
  signaler: (erreur: unknown) => void,
): () => void {
  return journal.onAppend((evenements) => {
    try {
      for (const { event } of evenements) {
        const { objet, phrase } = evenementEnClair(event);
        // A file name or a reason is someone else's text: it may neither pass for another line nor drive the terminal.
        ecrire(sobre(`${instantDeJournal(event.at)}  ${objet.padEnd(14)}  ${phrase}`));
      }
    } catch (erreur) {
      signaler(erreur);
    }
  });
}
