/** Leases the messages of one queue, hands them to a handler, and deletes each last (R5). */
import type { FilesEmbarquees } from '../../functions/platform/embedded/files.ts';
import { type Message, Retry } from '../../functions/platform/ports.ts';
import { type Boucle, boucler } from './boucle.ts';

/**
 * Short, and renewed while the handler works: what a killed process held comes back within seconds. A message that
 * comes back too early is only handled twice, which the journal makes harmless.
 */
const BAIL_SECONDES = 3;
const PERIODE_MS = 500;

export interface PompeOptions {
  readonly queue: string;
  /** Messages in hand at once. */
  readonly concurrence: number;
  /** Receptions after which a message is put aside: the one of the platform, said here to be told. */
  readonly receptionsMax: number;
  readonly traiter: (body: unknown) => Promise<void>;
  readonly signaler: (erreur: unknown) => void;
}

/** After a fault of ours: soon, then less and less often. */
const recul = (receptions: number): number => Math.min(60, 2 ** (receptions - 1));

const FAUTE_MAX = 300;

/** The first line: a stack is for the output of the server. */
const dire = (erreur: unknown): string =>
  ((erreur instanceof Error ? erreur.message : String(erreur)).split('\n')[0] ?? '').slice(0, FAUTE_MAX);

export function pomper(files: FilesEmbarquees, options: PompeOptions): Boucle {
  const { queue, concurrence, receptionsMax, traiter, signaler } = options;
  const enMain = new Set<Promise<void>>();

  async function echouer({ handle, receiveCount }: Message, erreur: unknown): Promise<void> {
    if (erreur instanceof Retry) return files.release(queue, handle, erreur.delaySeconds);
    signaler(erreur);
    if (receiveCount >= receptionsMax)
      signaler(`Un message de la file « ${queue} » est mis de côté après ${receiveCount} essais.`);
    await files.release(queue, handle, recul(receiveCount), dire(erreur));
  }

  async function prendre(message: Message): Promise<void> {
    const { handle, body } = message;
    const renouveler = () => files.release(queue, handle, BAIL_SECONDES).catch(signaler);
    const battement = setInterval(renouveler, (BAIL_SECONDES * 1000) / 3);
    try {
      await traiter(JSON.parse(body));
      await files.delete(queue, handle);
    } catch (erreur) {
      clearInterval(battement);
      await echouer(message, erreur);
    } finally {
      clearInterval(battement);
    }
  }

  const boucle = boucler(
    async () => {
      const max = concurrence - enMain.size;
      const messages = max > 0 ? await files.receive(queue, { max, leaseSeconds: BAIL_SECONDES }) : [];
      for (const message of messages) {
        const travail = prendre(message)
          .catch(signaler)
          .finally(() => {
            enMain.delete(travail);
            boucle.sonner();
          });
        enMain.add(travail);
      }
      return undefined;
    },
    { periodeMs: PERIODE_MS, signaler },
  );
  const oublier = files.onSend((nom) => {
    if (nom === queue) boucle.sonner();
  });
  return {
    sonner: boucle.sonner,
    async arreter() {
      oublier();
      await boucle.arreter();
      await Promise.all(enMain);
    },
  };
}
