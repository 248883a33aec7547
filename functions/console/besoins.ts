/** What the console asks of the world, besides the ports. */
import type { Fonds } from '../confiance/entree/entree.ts';
import type { Cles } from '../habilitation/personne.ts';
import type { Panne } from '../platform/panne.ts';
import type {
  Clock,
  DeadLetters,
  EnvoiPresigne,
  FichierAnnonce,
  Journal,
  Lectures,
  ObjectRef,
  ObjectStore,
  Queues,
  Scellement,
} from '../platform/ports.ts';
import type { Acces } from './garde/acces.ts';
import type { Essai } from './lecture/exploitation/essai.ts';

export interface Ressource {
  readonly type: string;
  readonly contenu: Uint8Array<ArrayBuffer>;
}

export interface ConsoleNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly files: Queues & DeadLetters;
  readonly lectures: Lectures;
  /** Absent where nothing is sealed: there is then no proof to give. */
  readonly scellement?: Scellement;
  readonly horloge: Clock;
  /** Where a version may be fetched for so many seconds, without us; absent where we answer files of any size. */
  readonly adresseDe?: (ref: ObjectRef, secondes: number, disposition: string) => Promise<string>;
  /** Where a file may be deposited under that key for so many seconds, without us; absent where we take all of them. */
  readonly presigner?: (key: string, fichier: FichierAnnonce, secondes: number) => Promise<EnvoiPresigne>;
  /** Names by which this server may be called; any other Host is refused (DNS rebinding). */
  readonly hotes: readonly string[];
  /** Of the hashes of persons and references; absent: those of `acces`, and where there is none either, no dossier is made. */
  readonly cles?: Pick<Cles, 'personne'>;
  /** How people are known; absent: mode local, where nobody signs in. */
  readonly acces?: Acces;
  /** The theme: served files by name. An operator may put his own in its place. */
  readonly ressources: ReadonlyMap<string, Ressource>;
  /** The contract of the API (schemas/openapi.yaml), as it is given to integrators. */
  readonly contrat?: Ressource;
  /** The trust store as it is kept; absent where it is not for the console to show. */
  readonly confiance?: () => Promise<Fonds>;
  /** One French sentence that every page bears; null: none. Absent: never any. */
  readonly annonce?: () => string | null;
  /** What the machine refuses at present; null: nothing. Absent where the machine is not ours to watch. */
  readonly panne?: () => Panne | null;
  /** Absent where no file can be tried. */
  readonly essai?: Essai;
  /** Told of a fault of ours, for the operator. */
  readonly signaler: (erreur: unknown) => void;
}

/** Annexe 1 of the arrêté of 27 June 2007, exig. 2-3: 100 Mo. */
export const TAILLE_MAX = 100_000_000;
