/** One line per event on the standard output: instant, what it is about, what happened. */
import { evenementEnClair } from '../../functions/console/en-clair/evenement.ts';
import { instantDeJournal } from '../../functions/console/en-clair/instant.ts';
import type { JournalEmbarque } from '../../functions/platform/embedded/journal.ts';

/** A file name or a reason is someone else's text: nothing in it may pass for another line or drive the terminal. */
const sobre = (texte: string): string => texte.replace(/[\p{C}\u2028\u2029]/gu, '\uFFFD');

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
        ecrire(sobre(`${instantDeJournal(event.at)}  ${objet.padEnd(14)}  ${phrase}`));
      }
    } catch (erreur) {
      signaler(erreur);
    }
  });
}
