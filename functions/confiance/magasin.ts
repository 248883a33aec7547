/** The trust store: whom the operator trusts, for what, since when, and what is known of revocations. Data, pure. */
import type { ServiceDeConfiance } from './service.ts';

/**
 * Art. 4 II of the arrêté of 27 June 2007: the DGFiP's own certificates, those of the arrêté of 15 June 2012 (RGS),
 * and the qualified ones of regulation (EU) 910/2014 that took their place.
 */
export const FAMILLES = ['dgfip', 'rgs', 'eidas'] as const;
export type Famille = (typeof FAMILLES)[number];

/** An authority that is believed for signatures made from `du` (included) until `au` (excluded). */
export interface Ancre {
  readonly famille: Famille;
  /** DER. */
  readonly certificat: Uint8Array;
  /** Instants, ISO 8601 UTC; null: no bound. */
  readonly du: string | null;
  readonly au: string | null;
  /** The service of a trusted list that the authority is; null where the operator himself vouches for it. */
  readonly service: ServiceDeConfiance | null;
}

export interface ServiceListe {
  /** DER. */
  readonly certificat: Uint8Array;
  readonly service: ServiceDeConfiance;
}

export interface MagasinDeConfiance {
  /** SHA-256 (hex) of all that it holds: a verdict names the store that judged. */
  readonly version: string;
  readonly ancres: readonly Ancre[];
  /**
   * Services of trusted lists that were never qualified for signatures: nothing is believed from them, and a path that
   * goes through one is judged by it.
   */
  readonly servicesSansSignature?: readonly ServiceListe[];
  /** Authorities that are not believed by themselves, DER: they only complete paths. */
  readonly intermediaires: readonly Uint8Array[];
  /** CRLs, DER. */
  readonly crls: readonly Uint8Array[];
  /** OCSP responses, DER. */
  readonly reponsesOcsp: readonly Uint8Array[];
}

export const LIMITES_MAGASIN = {
  /** Distinct certificates believed: the lists of many countries name thousands of services. */
  autorites: 16_384,
} as const;
