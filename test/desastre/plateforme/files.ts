/** Queues in memory, with what SQS has; and, where told, more than one copy of what was sent once. */
import type { Clock, Message, Queues } from '../../../functions/platform/ports.ts';

interface Garde {
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

export class FilesEnMemoire implements Queues {
  readonly messages = new Map<number, Garde>();
  readonly #options: Required<FilesEnMemoireOptions>;
  #rang = 0;
  #instant = { dit: '', ms: 0 };

  constructor(options: FilesEnMemoireOptions) {
    this.#options = { receptionsMax: () => 5, acheminer: DIRECT, choisir: () => 0, ...options };
  }

  async send(queue: string, { body }: { readonly id: string; readonly group: string; readonly body: string }) {
    const sentAt = this.#options.horloge.now();
    for (const delai of this.#options.acheminer()) {
      const rang = ++this.#rang;
      const envoyeA = this.#maintenant();
      const visibleA = envoyeA + delai;
      this.messages.set(rang, { queue, body, sentAt, rang, envoyeA, visibleA, receptions: 0, bail: 0, mort: false });
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
      garde.visibleA = this.#maintenant() + leaseSeconds * 1000;
      const { rang, bail, body, receptions, sentAt } = garde;
      donnes.push({ handle: `${rang}.${bail}`, body, receiveCount: receptions, sentAt });
    }
    return donnes;
  }

  async delete(queue: string, handle: string) {
    const garde = this.#tenu(queue, handle);
    if (garde) this.messages.delete(garde.rang);
  }

  async release(queue: string, handle: string, delaySeconds: number) {
    const garde = this.#tenu(queue, handle);
    if (garde && !garde.mort) garde.visibleA = this.#maintenant() + delaySeconds * 1000;
  }

  async counts(queue: string) {
    const vivants = this.#vivants(queue);
    const visible = vivants.filter(({ visibleA }) => visibleA <= this.#maintenant()).length;
    return { visible, leased: vivants.length - visible, dead: this.morts(queue).length };
  }

  morts(queue: string): readonly Garde[] {
    return [...this.messages.values()].filter((garde) => garde.queue === queue && garde.mort);
  }

  /** An operator's redrive: new messages, whatever they were. */
  redresser(queue: string): void {
    for (const garde of this.morts(queue)) {
      this.messages.delete(garde.rang);
      const rang = ++this.#rang;
      const sentAt = this.#options.horloge.now();
      const envoyeA = this.#maintenant();
      this.messages.set(rang, {
        ...garde,
        rang,
        sentAt,
        envoyeA,
        visibleA: envoyeA,
        receptions: 0,
        bail: 0,
        mort: false,
      });
    }
  }

  /** When the next message of this queue may be received, infinity for never. */
  prochain(queue: string): number {
    return Math.min(Number.POSITIVE_INFINITY, ...this.#vivants(queue).map(({ visibleA }) => visibleA));
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
      if (garde.envoyeA + RETENTION_MS <= maintenant) this.messages.delete(garde.rang);
      else if (garde.visibleA <= maintenant && garde.receptions >= this.#options.receptionsMax(queue))
        garde.mort = true;
      else vivants.push(garde);
    }
    return vivants;
  }
}
