/** What people do in a run, as data: a run can be printed, played again, and shortened. */
import type { CommandeRegistre } from '../../../schemas/messages/registre.ts';
import type { FluxPrevu } from './flux-prevus.ts';
import type { PasDePca } from './pca.ts';

export type Voie = 'api' | 'arrivees' | 'sans annonce';

/** Of art. 2, 4, 5 and 6, on an adhésion or on the poste of its comptable. */
export type ActeDAdhesion =
  | { readonly type: 'activer' | 'suspendre' | 'confirmer' | 'proposerLevee' | 'lever'; readonly siret: string }
  /** The letter leaves by post; the ordonnateur has read it in the console. */
  | { readonly type: 'poster' | 'accuser'; readonly siret: string }
  | { readonly type: 'qualifier'; readonly flux: FluxPrevu; readonly grave: boolean }
  /** The comptable's standing instruction: suspend at once after so many alterations in ten days; null: only propose. */
  | {
      readonly type: 'instruire';
      readonly alterations: number | null;
      readonly quatreYeux: boolean;
      /** Whether he is told first, on a page, that it would not be refused. */
      readonly apercue?: boolean;
    }
  | { readonly type: 'tenir'; readonly commande: CommandeRegistre };

export type Acte =
  | ActeDAdhesion
  /** A right is granted, read, withdrawn and granted again. */
  | { readonly type: 'habiliter'; readonly role: 'administrateur' | 'comptable' }
  /** A token is issued, used and revoked. */
  | { readonly type: 'emettre' }
  /** Through our API, or dropped in the store, which announces it, or does not. */
  | { readonly type: 'deposer'; readonly flux: FluxPrevu; readonly voie: Voie }
  /** A verdict on that deposit that nobody recorded: whoever stored it died, and was found wrong since. */
  | { readonly type: 'egarer'; readonly flux: FluxPrevu }
  | { readonly type: 'repondre'; readonly flux: FluxPrevu }
  /** A dead letter of the verification is sent back to it, maybe long after. */
  | { readonly type: 'redresser'; readonly flux: FluxPrevu }
  /** All the messages that wait for the comptable, for our own handlers or from the store, vanish. */
  | { readonly type: 'perdre'; readonly quoi: 'comptable' | 'verifier' | 'arrivees' }
  | ({ readonly type: 'pca' } & PasDePca)
  /** The comptable looks at nothing for so long. */
  | { readonly type: 'absence'; readonly jours: number }
  | { readonly type: 'attendre'; readonly ms: number };

/** What the comptable does with each thing that he receives, in turn. */
/** `cocher`: paper comes first, then the data are taken in charge. */
export type Habitude = 'prendre' | 'rejeter' | 'confirmer' | 'perdre' | 'cocher';

export interface Garde {
  readonly scelleurs: number;
  /** Whether seals are time-stamped. */
  readonly horodate: boolean;
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
  /** Who tell the ordonnateurs that they are suspended; one unless told. */
  readonly notificateurs?: number;
  /** The ordonnateurs have no address before, ms since the epoch. */
  readonly adresseDes?: number;
  /** No file can be judged before, ms since the epoch. */
  readonly jugeDes?: number;
}
