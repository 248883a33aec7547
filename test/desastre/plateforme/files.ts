/** Queues in memory, with what SQS has; and, where told, more than one copy of what was sent once. */
import type { Clock, DeadLetter, DeadLetters, Message, Queues } from '../../../functions/platform/ports.ts';

interface Garde {
  readonly id: string;
  readonly group: string;
  readonly queue: string;
  readonly body: string;
  readonly sentAt: string;
  readonly rang: number;
  /** `sentAt`, ms. */
  readonly envoyeA: number;
  visibleA: number;
  receptions: number;
  bail: number;
  mort: boolean;
}

const RETENTION_MS = 14 * 24 * 3_600_000;

/** What may happen to a message on its way: how many copies, and after how long each can be seen. */
export type Acheminement = () => readonly number[];
const DIRECT: Acheminement = () => [0];

export interface FilesEnMemoireOptions {
  readonly horloge: Clock;
  readonly receptionsMax?: (queue: string) => number;
  readonly acheminer?: Acheminement;
  /** Which of the visible messages is given: the first one, unless told. */
  readonly choisir?: (combien: number) => number;
}

export class FilesEnMemoire implements Queues, DeadLetters {
  readonly messages = new Map<number, Garde>();
  /** The dead letters that were sent back, by their handles. */
  readonly relancees: string[] = [];
  /** Moves with the messages that are there. */
  version = 0;
  readonly #options: Required<FilesEnMemoireOptions>;
  #rang = 0;
  /** Moves with whatever changes when a message can be seen. */
  #mouvement = 0;
  readonly #prochains = new Map<string, { readonly mouvement: number; readonly ms: number; readonly jusque: number }>();
  #instant = { dit: '', ms: 0 };

  constructor(options: FilesEnMemoireOptions) {
    this.#options = { receptionsMax: () => 5, acheminer: DIRECT, choisir: () => 0, ...options };
  }

  async send(
    queue: string,
    { id, group, body }: { readonly id: string; readonly group: string; readonly body: string },
  ) {
    const sentAt = this.#options.horloge.now();
    this.version += 1;
    for (const delai of this.#options.acheminer()) {
      const rang = ++this.#rang;
      const envoyeA = this.#maintenant();
      const visibleA = envoyeA + delai;
      this.messages.set(rang, {
        id,
        group,
        queue,
        body,
        sentAt,
        rang,
        envoyeA,
        visibleA,
        receptions: 0,
        bail: 0,
        mort: false,
      });
    }
  }

  async receive(queue: string, { max, leaseSeconds }: { readonly max: number; readonly leaseSeconds: number }) {
    const donnes: Message[] = [];
    while (donnes.length < max) {
      const visibles = this.#vivants(queue).filter(({ visibleA }) => visibleA <= this.#maintenant());
      const garde = visibles[this.#options.choisir(visibles.length)];
      if (garde === undefined) break;
      garde.receptions += 1;
      garde.bail += 1;
      this.#mouvement += 1;
      garde.visibleA = this.#maintenant() + leaseSeconds * 1000;
      const { rang, bail, body, receptions, sentAt } = garde;
      donnes.push({ handle: `${rang}.${bail}`, body, receiveCount: receptions, sentAt });
    }
    return donnes;
  }

  async delete(queue: string, handle: string) {
    const garde = this.#tenu(queue, handle);
    if (garde) this.#oter(garde.rang);
  }

  async release(queue: string, handle: string, delaySeconds: number) {
    const garde = this.#tenu(queue, handle);
    if (!garde || garde.mort) return;
    this.#mouvement += 1;
    garde.visibleA = this.#maintenant() + delaySeconds * 1000;
  }

  async counts(queue: string) {
    const vivants = this.#vivants(queue);
    const visible = vivants.filter(({ visibleA }) => visibleA <= this.#maintenant()).length;
    return { visible, leased: vivants.length - visible, dead: this.morts(queue).length };
  }

  async deadLetters(queue: string, limit: number): Promise<readonly DeadLetter[]> {
    this.#vivants(queue);
    return this.morts(queue)
      .slice(0, limit)
      .map(({ rang, bail, receptions, id, group, body, sentAt }) => ({
        ...{ id, group, body, sentAt, fault: null },
        handle: `${rang}.${bail}`,
        receiveCount: receptions,
      }));
  }

  async redrive(queue: string, handles: readonly string[]): Promise<number> {
    const voulues = this.morts(queue).filter(({ rang, bail }) => handles.includes(`${rang}.${bail}`));
    for (const garde of voulues) {
      this.relancees.push(`${garde.rang}.${garde.bail}`);
      this.#redresserUne(garde);
    }
    return voulues.length;
  }

  async oldest(queue: string): Promise<string | null> {
    return (
      this.#vivants(queue)
        .map(({ sentAt }) => sentAt)
        .sort()[0] ?? null
    );
  }

  morts(queue: string): readonly Garde[] {
    return [...this.messages.values()].filter((garde) => garde.queue === queue && garde.mort);
  }

  /** All that waits there vanishes, but for dead letters. */
  perdre(queue: string): void {
    for (const garde of this.messages.values()) if (garde.queue === queue && !garde.mort) this.#oter(garde.rang);
  }

  /** When the next message may be received, infinity for never: the same until one moves, can be seen or expires. */
  prochain(queue: string): number {
    const mouvement = this.version + this.#mouvement;
    const retenu = this.#prochains.get(queue);
    if (retenu?.mouvement === mouvement && this.#maintenant() < retenu.jusque) return retenu.ms;
    const vivants = this.#vivants(queue);
    const ms = Math.min(Number.POSITIVE_INFINITY, ...vivants.map(({ visibleA }) => visibleA));
    const jusque = Math.min(ms, ...vivants.map(({ envoyeA }) => envoyeA + RETENTION_MS));
    this.#prochains.set(queue, { mouvement, ms, jusque });
    return ms;
  }

  #oter(rang: number): void {
    this.version += 1;
    this.messages.delete(rang);
  }

  #redresserUne(garde: Garde): void {
    this.#oter(garde.rang);
    const rang = ++this.#rang;
    const sentAt = this.#options.horloge.now();
    const envoyeA = this.#maintenant();
    const neuf = { sentAt, envoyeA, visibleA: envoyeA, receptions: 0, bail: 0, mort: false };
    this.messages.set(rang, { ...garde, rang, ...neuf });
  }

  #maintenant(): number {
    const dit = this.#options.horloge.now();
    if (dit !== this.#instant.dit) this.#instant = { dit, ms: Date.parse(dit) };
    return this.#instant.ms;
  }

  #tenu(queue: string, handle: string): Garde | null {
    const [rang, bail] = handle.split('.').map(Number);
    const garde = this.messages.get(rang ?? -1);
    return garde?.queue === queue && garde.bail === bail ? garde : null;
  }

  /** What died or expired meanwhile is put aside. */
  #vivants(queue: string): Garde[] {
    const maintenant = this.#maintenant();
    const vivants: Garde[] = [];
    for (const garde of this.messages.values()) {
      if (garde.queue !== queue || garde.mort) continue;
      if (garde.envoyeA + RETENTION_MS <= maintenant) this.#oter(garde.rang);
      else if (garde.visibleA <= maintenant && garde.receptions >= this.#options.receptionsMax(queue))
        garde.mort = true;
      else vivants.push(garde);
    }
    return vivants;
  }
}
