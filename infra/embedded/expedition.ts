/** Drains the outbox whenever the journal moves, and now and then for what must be sent again (R4). */
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { type Boucle, boucler } from './boucle.ts';

const PERIODE_MS = 60_000;

export function tenirLExpedition(
  needs: Pick<PlateformeEmbarquee, 'journal' | 'files' | 'horloge'>,
  signaler: (erreur: unknown) => void,
): Boucle {
  const boucle = boucler(
    async () => {
      await expedier(needs);
      return undefined;
    },
    { periodeMs: PERIODE_MS, signaler },
  );
  const oublier = needs.journal.onAppend(boucle.sonner);
  return {
    sonner: boucle.sonner,
    async arreter() {
      oublier();
      await boucle.arreter();
      // What the last handlers decided leaves now rather than at the next start.
      await expedier(needs).catch(signaler);
    },
  };
}
