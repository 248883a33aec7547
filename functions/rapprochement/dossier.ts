/** All that is known of one deposit, read at one moment: what an audit judges. */
import type { AdhesionEvenement } from '../../schemas/evenements/adhesion.ts';
import type { DepotEvenement, DepotRecu } from '../../schemas/evenements/depot.ts';
import type { MiseEvenement } from '../../schemas/evenements/mise.ts';
import type { PreuveEvenement } from '../../schemas/evenements/preuve.ts';
import type { Genre } from '../../schemas/retention.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import type { Claim, Echeance, OutboxPending } from '../platform/ports.ts';

/** A stream whose events could be read. */
export interface Flux<E> {
  readonly stream: string;
  readonly events: readonly E[];
  readonly epoch: number;
  /** Place of each event in the order of commits, where the platform has one. */
  readonly positions: readonly number[] | null;
}

export interface Dossier {
  readonly depotId: string;
  readonly recu: DepotRecu;
  readonly depot: Flux<DepotEvenement>;
  readonly adhesion: Flux<AdhesionEvenement>;
  /** By rank. */
  readonly mises: ReadonlyMap<number, Flux<MiseEvenement>>;
  /** The outbox entries of the deposit and of its deliveries, by id. */
  readonly outbox: ReadonlyMap<string, OutboxPending>;
  readonly reprise: Echeance | null;
  /** When it was read, ISO 8601 UTC. */
  readonly luLe: string;
  /** A message of our own queues names it; null where that is not known. */
  readonly annonce: boolean | null;
  /** The claims that the deposit holds. */
  readonly tenus: readonly Claim[];
  /** Null where its object is absent or altered. */
  readonly verdict: Verdict | null;
  /** Null where it is absent. */
  readonly reponse: Uint8Array | null;
  /** SHA-256 of the deposited bytes as they stand, null where they are absent. */
  readonly fichier: string | null;
  readonly preuve: readonly PreuveEvenement[];
  /** When its documents are looked at again, to purge them. */
  readonly terme: Echeance | null;
  /** Keys that stand in `preuves`, whatever the deposit. */
  readonly ranges: ReadonlySet<string>;
  /** What was destroyed at its term: its absence is no loss. */
  readonly purges: ReadonlySet<Genre>;
  /** Versions that stand in `verdicts`, then in `acquits`, for this deposit. */
  readonly verdicts: number;
  readonly reponses: number;
}

export const rendu = ({ depot }: Dossier) => depot.events.find((event) => event.type === 'VerdictRendu');
export const emis = ({ depot }: Dossier) => depot.events.find((event) => event.type === 'AcquitEmis');
