/** The journal in memory: every append is one synchronous step, so that nothing can come between its parts. */
import { chainer, type Evenement, HASH_ORIGINE } from '../../../functions/journal/evenement.ts';
import { type Operation, operationsOf } from '../../../functions/platform/operations.ts';
import type {
  Append,
  AppendResult,
  Claim,
  Echeance,
  Journal,
  OutboxPending,
  StreamState,
} from '../../../functions/platform/ports.ts';
import { REPRISE } from '../../../functions/verification/report.ts';
import { geler } from './geler.ts';

interface Flux {
  readonly events: readonly Evenement[];
  /** Rank in the journal as a whole of each event, in the order of commits. */
  readonly positions: readonly number[];
  readonly epoch: number;
}

interface Envoi extends OutboxPending {
  /** What orders the entries that were never sent. */
  readonly putAt: string;
  readonly rank: number;
}

const VIDE: Flux = { events: [], positions: [], epoch: 0 };
const comparer = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const parAnciennete = (a: Envoi, b: Envoi): number => comparer(a.putAt, b.putAt) || a.rank - b.rank;

export class JournalEnMemoire implements Journal {
  readonly flux = new Map<string, Flux>();
  readonly outbox = new Map<string, Envoi>();
  readonly echeances = new Map<string, Echeance>();
  readonly claims = new Map<string, string>();
  /** All events, in the order of commits. */
  readonly tous: Evenement[] = [];
  /** Moves with each append. */
  version = 0;
  readonly #retenus = new Map<string, { readonly version: number; readonly instant: number }>();
  #rang = 0;

  async read(stream: string): Promise<StreamState> {
    const { events, epoch } = this.#flux(stream);
    return { events, seq: events.length, epoch };
  }

  async append(append: Append): Promise<AppendResult> {
    const operations = operationsOf(append);
    return this.#conflit(append, operations) ?? { ok: true, events: this.#ranger(append, operations) };
  }

  async outboxDue({ sentBefore, limit }: { readonly sentBefore: string; readonly limit: number }) {
    const entrees = [...this.outbox.values()];
    const neuves = entrees.filter(({ lastSentAt }) => lastSentAt === null).sort(parAnciennete);
    const anciennes = entrees
      .filter(({ lastSentAt }) => lastSentAt !== null && lastSentAt < sentBefore)
      .sort((a, b) => comparer(a.lastSentAt ?? '', b.lastSentAt ?? '') || parAnciennete(a, b));
    return [...neuves, ...anciennes].slice(0, limit).map(({ putAt: _, rank: __, ...entree }) => entree);
  }

  async echeancesDues({ type, jusquAu, limit }: Parameters<Journal['echeancesDues']>[0]) {
    return [...this.echeances.values()]
      .filter((echeance) => echeance.type === type && echeance.date <= jusquAu)
      .sort((a, b) => comparer(a.date, b.date) || comparer(a.id, b.id))
      .slice(0, limit);
  }

  async holders(keys: readonly string[]): Promise<readonly Claim[]> {
    return [...new Set(keys)].flatMap((key) => {
      const holder = this.claims.get(key);
      return holder === undefined ? [] : [{ key, holder }];
    });
  }

  /** Asked at each step of a run, and the same until something is written. */
  #retenir(nom: string, calculer: () => number): number {
    const retenu = this.#retenus.get(nom);
    if (retenu?.version === this.version) return retenu.instant;
    const instant = calculer();
    this.#retenus.set(nom, { version: this.version, instant });
    return instant;
  }

  /** When the outbox has something to send, ms: at once, or so long after the last sending; infinity for never. */
  prochainEnvoi(remiseMs: number): number {
    return this.#retenir('envoi', () => this.#prochainEnvoi(remiseMs));
  }

  #prochainEnvoi(remiseMs: number): number {
    const instants = [...this.outbox.values()].map(({ lastSentAt }) =>
      lastSentAt === null ? 0 : Date.parse(lastSentAt) + remiseMs + 1,
    );
    return Math.min(Number.POSITIVE_INFINITY, ...instants);
  }

  /** Of the échéances of that type, dates or instants; ms. */
  prochaineEcheance(type: string = REPRISE): number {
    return this.#retenir(type, () => this.#prochaineEcheance(type));
  }

  #prochaineEcheance(type: string): number {
    const siennes = [...this.echeances.values()].filter((due) => due.type === type);
    return Math.min(Number.POSITIVE_INFINITY, ...siennes.map(({ date }) => Date.parse(date)));
  }

  #flux(stream: string): Flux {
    return this.flux.get(stream) ?? VIDE;
  }

  #conflit(append: Append, operations: readonly Operation[]): Extract<AppendResult, { ok: false }> | null {
    if (this.#flux(append.stream).events.length !== append.expected) return { ok: false, conflict: 'sequence' };
    const taken: Claim[] = [];
    for (const operation of operations) {
      if (operation.op === 'fence' && this.#flux(operation.stream).epoch !== operation.epoch)
        return { ok: false, conflict: 'fence', stream: operation.stream };
      if (operation.op !== 'take') continue;
      const holder = this.claims.get(operation.key);
      if (holder !== undefined && holder !== operation.holder) taken.push({ key: operation.key, holder });
    }
    return taken.length > 0 ? { ok: false, conflict: 'claim', taken } : null;
  }

  #ranger({ stream, events, at, advancesEpoch }: Append, operations: readonly Operation[]): readonly Evenement[] {
    this.version += 1;
    const avant = this.#flux(stream);
    const tete = { stream, seq: avant.events.length, hash: avant.events.at(-1)?.hash ?? HASH_ORIGINE };
    const nouveaux = geler(chainer(tete, events, at));
    const depart = this.tous.length + 1;
    this.tous.push(...nouveaux);
    const epoch = avant.epoch + (advancesEpoch === true ? 1 : 0);
    if (nouveaux.length > 0 || epoch !== avant.epoch)
      this.flux.set(stream, {
        events: geler([...avant.events, ...nouveaux]),
        positions: [...avant.positions, ...nouveaux.map((_, rang) => depart + rang)],
        epoch,
      });
    for (const operation of operations) this.#appliquer(operation, at);
    return nouveaux;
  }

  #appliquer(operation: Operation, at: string): void {
    switch (operation.op) {
      case 'putOutbox': {
        const { op: _, ...entree } = operation;
        const rank = this.outbox.get(entree.id)?.rank ?? ++this.#rang;
        this.outbox.set(entree.id, { ...entree, sends: 0, lastSentAt: null, putAt: at, rank });
        return;
      }
      case 'markSent': {
        const entree = this.outbox.get(operation.id);
        if (entree) this.outbox.set(operation.id, { ...entree, sends: entree.sends + 1, lastSentAt: at });
        return;
      }
      case 'removeOutbox':
        this.outbox.delete(operation.id);
        return;
      case 'putEcheance': {
        const { op: _, ...echeance } = operation;
        this.echeances.set(echeance.id, echeance);
        return;
      }
      case 'removeEcheance':
        this.echeances.delete(operation.id);
        return;
      case 'take':
        this.claims.set(operation.key, operation.holder);
        return;
      case 'release':
        if (this.claims.get(operation.key) === operation.holder) this.claims.delete(operation.key);
        return;
      case 'fence':
        return;
      default:
        operation satisfies never;
    }
  }
}
