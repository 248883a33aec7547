/** What CRLs or OCSP responses say of one certificate of a path, and who of that path may vouch for them. */
import type { CrlLue } from './crl-lue.ts';
import type { Materiel } from './materiel.ts';
import type { Moment, Revocation } from './moment.ts';
import type { ReponseLue } from './ocsp/reponse-lue.ts';
import type { Maillon } from './validation.ts';

/** `sources`: fingerprints of what was believed. */
export type Sort =
  | { readonly etat: 'revoque'; readonly revocation: Revocation; readonly sources: readonly string[] }
  /** `ensuite`: revoked since, with effect from then; Infinity where it was not. */
  | { readonly etat: 'bon'; readonly ensuite: number; readonly sources: readonly string[] }
  /** Why what was given does not tell, in French; null where nothing was about it. */
  | {
      readonly etat: 'inconnu';
      readonly defaut: string | null;
      /** Nothing that may still be published will tell. */
      readonly perdu?: boolean;
    };

/** A certificate of a path whose own links, above it, are already known not to be revoked. */
export interface Parcours {
  readonly chemin: readonly Maillon[];
  readonly rang: number;
  /** By rank: the last millisecond at which the link could sign what others believe. */
  readonly credits: readonly number[];
}

/** The links above rank `jusqua` that could sign at that date, and all those above them. */
export function fiables({ chemin, credits }: Parcours, jusqua: number, date: number): readonly Maillon[] {
  const premierPerdu = credits.findIndex((credit) => credit < date);
  return chemin.slice(0, premierPerdu === -1 ? jusqua : Math.min(jusqua, premierPerdu));
}

export type Caution<T> = T | { readonly defaut: string };

export interface Examen {
  readonly materiel: Materiel;
  readonly moment: Moment;
  /** Whose key signed the CRL, identified; or why no one trusted did, in French. `dessus`: who of the path may have. */
  readonly trouverSignataire: (
    crl: CrlLue,
    dessus: readonly Maillon[],
  ) => Caution<{ readonly signataire: string; readonly sources: readonly string[] }>;
  /** `dessus`: the path down to the authority that is answered for. */
  readonly trouverRepondeur: (
    reponse: ReponseLue,
    dessus: readonly Maillon[],
  ) => Caution<{ readonly sources: readonly string[] }>;
}
