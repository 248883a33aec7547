/** What the console asks of the world, besides the ports. */
import type { Clock, Journal, Lectures, ObjectRef, ObjectStore, Queues, Scellement } from '../platform/ports.ts';

export interface Ressource {
  readonly type: string;
  readonly contenu: Uint8Array<ArrayBuffer>;
}

export interface ConsoleNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly files: Queues;
  readonly lectures: Lectures;
  /** Absent where nothing is sealed: there is then no proof to give. */
  readonly scellement?: Scellement;
  readonly horloge: Clock;
  /** Where a version may be fetched for so many seconds, without us; absent where we answer files of any size. */
  readonly adresseDe?: (ref: ObjectRef, secondes: number, disposition: string) => Promise<string>;
  /** Names by which this server may be called; any other Host is refused (DNS rebinding). */
  readonly hotes: readonly string[];
  /** The theme: served files by name. An operator may put his own in its place. */
  readonly ressources: ReadonlyMap<string, Ressource>;
  /** Told of a fault of ours, for the operator. */
  readonly signaler: (erreur: unknown) => void;
}

/** Annexe 1 of the arrêté of 27 June 2007, exig. 2-3: 100 Mo. */
export const TAILLE_MAX = 100_000_000;
