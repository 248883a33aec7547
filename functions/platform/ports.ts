/**
 * The ports: all that a handler may ask of the world. Two adapters each, `embedded/` and `aws/`, held to one
 * contract test suite (test/platform/). Instants are ISO 8601 UTC with milliseconds; sizes are bytes.
 */
import type { Evenement, EvenementNouveau } from '../journal/evenement.ts';

/**
 * `depot`: what was deposited. `verdicts`: full verdicts. `acquits`: the answers, as the depositor fetches them.
 * `preuves`: seals, their tokens, and what a judgement was founded on. `registre`: the certificates, names and documents
 * of the register of adhésions: personal data, under the SIRET of whose they are. `pca`: what is personal in the dossiers
 * of produits locaux, and the documents of contracts; `amendes`: in those of amendes and condamnations, by itself.
 */
export type Bucket = 'depot' | 'verdicts' | 'acquits' | 'preuves' | 'registre' | 'pca' | 'amendes';

/** One locked version of one object. On the embedded platform the version is the SHA-256 of the content (R1). */
export interface ObjectRef {
  readonly bucket: Bucket;
  readonly key: string;
  readonly version: string;
}

export interface StoredObject {
  readonly ref: ObjectRef;
  readonly sha256: string;
  readonly size: number;
  /** False when this very content already stood under this key: R3, "already there" is a success. */
  readonly created: boolean;
}

export interface ObjectStore {
  /** Stores a version of `key` durably. Other content under the same key is another version, never an overwrite. */
  put(bucket: Bucket, key: string, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<StoredObject>;
  /** Create-if-absent (R3): throws `ContenuDifferent` where the key already holds other bytes. */
  create(bucket: Bucket, key: string, content: Uint8Array): Promise<StoredObject>;
  /** The bytes of one version, as a stream. Throws `ObjetAbsent`. */
  read(ref: ObjectRef): AsyncIterable<Uint8Array>;
}

/** A file as whoever will send it says it is. */
export interface FichierAnnonce {
  /** Bytes. */
  readonly taille: number;
  /** Hex. */
  readonly sha256: string;
}

/** Where that very file may be sent (PUT), and with which headers. */
export interface EnvoiPresigne {
  readonly url: string;
  readonly entetes: Readonly<Record<string, string>>;
}

export class ContenuDifferent extends Error {}
export class ObjetAbsent extends Error {}

/** What leaves, leaves from here (R4): written with its event, removed on the recipient's receipt. */
export interface OutboxEntry {
  /** The dedupId: derived from its inputs, the same at every resend. */
  readonly id: string;
  readonly queue: string;
  /** SQS message group: keeps one sender's volume from starving the others. */
  readonly group: string;
  readonly body: string;
}

export interface OutboxPending extends OutboxEntry {
  readonly sends: number;
  readonly lastSentAt: string | null;
}

/** A due date, written with the event that sets it, so that nothing sleeps for 75 days. */
export interface Echeance {
  readonly id: string;
  readonly type: string;
  /** A civil date (Europe/Paris, YYYY-MM-DD) or a UTC instant, by type: within one type they compare as text. */
  readonly date: string;
  readonly stream: string;
}

/** A name that only one holder may have (NomFic, bordereau number, IdUnique of a PJ). Holder: a stream name. */
export interface Claim {
  readonly key: string;
  readonly holder: string;
}

/** R7: the transaction holds only while that stream's epoch is still the one that was read. */
export interface Fence {
  readonly stream: string;
  readonly epoch: number;
}

/** One transaction, all or nothing: at most 80 items and 300 kB, whatever the platform. */
export interface Append {
  readonly stream: string;
  /** The seq of the last event that the decision was based on; 0 for a new stream. */
  readonly expected: number;
  readonly events: readonly EvenementNouveau[];
  /** Instant recorded in the events (R6: the only way in for a clock). */
  readonly at: string;
  /** True when these events change what other aggregates may decide (activation, suspension, lifting). */
  readonly advancesEpoch?: boolean;
  /** `put` under a known id replaces the entry, as never sent; `sent` and `remove` of an unknown one change nothing. */
  readonly outbox?: {
    readonly put?: readonly OutboxEntry[];
    readonly sent?: readonly string[];
    readonly remove?: readonly string[];
  };
  /** `put` under a known id moves the date. */
  readonly echeances?: { readonly put?: readonly Echeance[]; readonly remove?: readonly string[] };
  /** Taking again what one holds is a success; releasing what another holds changes nothing. */
  readonly claims?: { readonly take?: readonly Claim[]; readonly release?: readonly Claim[] };
  readonly fences?: readonly Fence[];
}

/** Where several things conflict, the sequence is told first, then the fence, then all the claims. */
export type AppendResult =
  | { readonly ok: true; readonly events: readonly Evenement[] }
  | { readonly ok: false; readonly conflict: 'sequence' }
  | { readonly ok: false; readonly conflict: 'fence'; readonly stream: string }
  /** `taken`: the names that others hold, with their present holders. */
  | { readonly ok: false; readonly conflict: 'claim'; readonly taken: readonly Claim[] };

export const APPEND_MAX_ITEMS = 80;
export const APPEND_MAX_BYTES = 300_000;
export class AppendTooLarge extends Error {}
/**
 * A bug of the caller: one item under two different operations, a fence on one's own stream, a malformed instant, a
 * stream or an id of more than 900 bytes.
 */
export class AppendMalformed extends Error {}

export interface StreamState {
  readonly events: readonly Evenement[];
  /** seq of the last event, 0 where there is none. */
  readonly seq: number;
  readonly epoch: number;
}

export interface Journal {
  read(stream: string): Promise<StreamState>;
  /** Throws `AppendTooLarge` or `AppendMalformed`, before touching anything. Zero events: `expected` still holds. */
  append(append: Append): Promise<AppendResult>;
  /** Outbox entries never sent (oldest first), then those last sent before `sentBefore` (longest ago first). */
  outboxDue(options: { readonly sentBefore: string; readonly limit: number }): Promise<readonly OutboxPending[]>;
  /** Échéances of one type dated `jusquAu` or before, earliest first. */
  echeancesDues(options: {
    readonly type: string;
    readonly jusquAu: string;
    readonly limit: number;
  }): Promise<readonly Echeance[]>;
  /** Who holds these names now; a free name is left out. */
  holders(keys: readonly string[]): Promise<readonly Claim[]>;
}

export interface Message {
  /** Needed to delete or extend; changes at each receive. */
  readonly handle: string;
  readonly body: string;
  /** 1 at the first receive. */
  readonly receiveCount: number;
  readonly sentAt: string;
}

/** What SQS has, everywhere: lease, receive count, dead letters, 14-day expiry. At least once, no order promised. */
export interface Queues {
  send(queue: string, message: { readonly id: string; readonly group: string; readonly body: string }): Promise<void>;
  receive(queue: string, options: { readonly max: number; readonly leaseSeconds: number }): Promise<readonly Message[]>;
  /** A handle whose lease has run out and was leased again deletes nothing. */
  delete(queue: string, handle: string): Promise<void>;
  /** Gives the message back at once, or after `delaySeconds`. */
  release(queue: string, handle: string, delaySeconds: number): Promise<void>;
  counts(queue: string): Promise<{ readonly visible: number; readonly leased: number; readonly dead: number }>;
}

/** A message received too often: our own fault. Its handle designates it as long as it stays dead. */
export interface DeadLetter extends Message {
  /** As it was sent. */
  readonly id: string;
  readonly group: string;
  /** What its handler last threw; null where the platform keeps no word of it. */
  readonly fault: string | null;
}

/** What an operator sees of the queues, and the one thing that he may do to them. */
export interface DeadLetters {
  /** Oldest first where the platform can tell; at most `limit`. To look at them changes nothing but their count. */
  deadLetters(queue: string, limit: number): Promise<readonly DeadLetter[]>;
  /** Puts these back in their queue as new messages, and gives how many were still dead. At least once: duplicates. */
  redrive(queue: string, handles: readonly string[]): Promise<number>;
  /** When the living message that is there for the longest time was sent; null: none, or the platform does not say. */
  oldest(queue: string): Promise<string | null>;
}

export interface Clock {
  /** ISO 8601 UTC, milliseconds. */
  now(): string;
}

/** A document of a read model: lists are in the order of `rank`, by its UTF-8 bytes. */
export interface DocumentDeLecture {
  readonly rank: string;
  readonly body: string;
}

/** `document`: null removes what is there, and nothing is a success too. */
export interface EcritureDeLecture {
  readonly collection: string;
  readonly id: string;
  readonly document: DocumentDeLecture | null;
}

/** Read models: rebuilt from the journal at will, never consulted for a decision. */
export interface Lectures {
  put(collection: string, id: string, document: DocumentDeLecture): Promise<void>;
  /**
   * All or nothing, with the bounds of an append: `APPEND_MAX_ITEMS` documents, each named once, and
   * `APPEND_MAX_BYTES`. Throws `LotDeLectureRefuse` before touching anything.
   */
  ecrire(lot: readonly EcritureDeLecture[]): Promise<void>;
  get(collection: string, id: string): Promise<string | null>;
  /**
   * Bodies, highest rank first, or lowest first where `ascending`; strictly under `below` and strictly over `above`:
   * give each document a rank of its own.
   */
  list(
    collection: string,
    options: {
      readonly limit: number;
      readonly below?: string;
      readonly above?: string;
      readonly ascending?: boolean;
    },
  ): Promise<readonly string[]>;
}

/** A bug of the caller: a lot that is too large, or that names a document twice. */
export class LotDeLectureRefuse extends Error {}

/** The events of `stream` up to `jusqua` that no earlier seal holds are in seal number `sceau`. */
export interface Marque {
  readonly stream: string;
  readonly jusqua: number;
  readonly sceau: number;
}

/** Which events are sealed already. The streams of the seals themselves (`sceau/…`) are never told of here. */
export interface Scellement {
  /** Streams that have events after `depuis` which no seal holds, longest waiting first. */
  aSceller(options: {
    readonly limit: number;
  }): Promise<readonly { readonly stream: string; readonly depuis: number }[]>;
  /** Marking again what is marked, or less, changes nothing. */
  marquer(marques: readonly Marque[]): Promise<void>;
  /** All the marks of a stream, oldest first. */
  marquesDe(stream: string): Promise<readonly Marque[]>;
}

/** A time-stamping authority (RFC 3161). */
export interface Horodatage {
  /** The DER of a TimeStampResp for that SHA-256 (hex) and that nonce (hex). Throws where the authority gives none. */
  horodater(sha256: string, nonce: string): Promise<Uint8Array>;
}

/** The end of a retention: the only way by which a content leaves. */
export interface Effacement {
  /**
   * Forgets one version. `efface`: its bytes are gone; `partage`: another version still needs the same bytes, and has
   * them; `absent`: it was not there any more.
   */
  effacer(ref: ObjectRef): Promise<'efface' | 'partage' | 'absent'>;
  /** The versions of all the keys that begin so, in no order. */
  versionsSous(bucket: Bucket, debut: string): Promise<readonly ObjectRef[]>;
}

/** A mail to persons, in French. It holds nothing that proves: whoever reads it is told where to look. */
export interface Courrier {
  /** Derived from its inputs: the same at every attempt. */
  readonly id: string;
  /** Addresses. */
  readonly a: readonly string[];
  readonly sujet: string;
  readonly texte: string;
  readonly html?: string;
}

export interface Mailer {
  /** At least once (R4). Throws `CourrierMalforme` before anything leaves. */
  envoyer(courrier: Courrier): Promise<void>;
}

/** A bug of the caller: no address, or one that is none; a subject of several lines. */
export class CourrierMalforme extends Error {}

/** Come back later: the message returns to its queue after the delay. Anything else thrown is a bug. */
export class Retry extends Error {
  readonly delaySeconds: number;
  constructor(why: string, delaySeconds: number) {
    super(why);
    this.delaySeconds = delaySeconds;
  }
}
