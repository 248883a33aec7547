/** What people do in a run, as data: a run can be printed, played again, and shortened. */
import type { FluxPrevu } from './flux-prevus.ts';

export type Acte =
  /** Through our API, or dropped in the store, which announces it. */
  | { readonly type: 'deposer'; readonly flux: FluxPrevu; readonly voie: 'api' | 'arrivees' }
  | { readonly type: 'repondre'; readonly flux: FluxPrevu }
  /** A dead letter of the verification is sent back to it, maybe long after. */
  | { readonly type: 'redresser'; readonly flux: FluxPrevu }
  | { readonly type: 'activer' | 'suspendre' | 'lever'; readonly siret: string }
  /** All the messages that wait for the comptable, for our own handlers or from the store, vanish. */
  | { readonly type: 'perdre'; readonly quoi: 'comptable' | 'verifier' | 'arrivees' }
  /** The comptable looks at nothing for so long. */
  | { readonly type: 'absence'; readonly jours: number }
  | { readonly type: 'attendre'; readonly ms: number };

/** What the comptable does with each thing that he receives, in turn. */
export type Habitude = 'prendre' | 'rejeter' | 'confirmer' | 'perdre';

export interface Garde {
  readonly scelleurs: number;
  /** The trust store cannot be read before, ms since the epoch. */
  readonly magasinDes: number;
}

export interface Scenario {
  readonly graine: number;
  readonly actes: readonly Acte[];
  readonly habitudes: readonly [Habitude, ...Habitude[]];
  readonly verificateurs: number;
  /** Where the journal is sealed and documents purged; then the run goes on past every term. */
  readonly garde?: Garde;
}
