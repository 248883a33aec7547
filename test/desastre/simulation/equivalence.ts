/**
 * Which accidents are worth a run of their own: two that leave the same state, and let the same processes go on from it,
 * are one. What is left out can still be replayed by its name, and `desastre.test.ts` holds it against what stands for it.
 */
import { type Appel, MODES, type Mode } from './faute.ts';

/** These calls leave nothing behind. */
const LIT =
  /^(?:journal\.(?:read|outboxDue|echeancesDues|holders)|objets\.(?:read.*|empreinte)|lectures\.(?:get|list)|files\.(?:counts|oldest|deadLetters)|scellement\.(?:aSceller|marquesDe)|effacement\.versionsSous|horodatage\.horodater|verifier\.verifierObjet)$/;

/** Nothing was written by the call: it is as if it had not been made. */
const estUneLecture = ({ nom }: Pick<Appel, 'nom'>): boolean => LIT.test(nom);

/** A conflict is of an append; elsewhere it would be an error like another. */
export const modesPossibles = ({ nom }: Appel): readonly Mode[] =>
  MODES.filter((mode) => nom === 'journal.append' || !mode.startsWith('conflit'));

/** The mode that stands for this one on the same call; itself, or null where it is the former call's `tue-apres`. */
export function representant(appel: Appel, mode: Mode): Mode | null {
  switch (mode) {
    // To be refused or to fail: the handler is told by an error of the world either way, and nothing was done.
    case 'etrangle':
      return 'erreur-avant';
    case 'erreur-apres':
      return estUneLecture(appel) ? 'erreur-avant' : mode;
    case 'tue-apres':
      return estUneLecture(appel) ? representant(appel, 'tue-avant') : mode;
    // Its process wrote nothing since that answer; only what others do meanwhile may differ, which seeds draw.
    case 'tue-avant':
      return appel.suit === null ? mode : null;
    default:
      return mode;
  }
}

export const modesDistincts = (appel: Appel): readonly Mode[] =>
  modesPossibles(appel).filter((mode) => representant(appel, mode) === mode);
