/** What is asked of a path, and what is answered. */
import type { CodeChemin } from '../../../schemas/motifs/chemin.ts';
import type { BudgetCommun } from './budget-commun.ts';
import type { CertificatLu } from './certificat-lu.ts';
import type { ClesAdmises } from './cle.ts';
import type { Constat } from './constat.ts';
import type { FondsDeChemin } from './fonds.ts';
import type { Memoire } from './memoire.ts';

/** Algorithms and keys: the politique in force says which, never this folder. */
export interface Admis extends ClesAdmises {
  readonly sha1: boolean;
}

/** RFC 5280 §6.1.1. */
export interface EntreesDePolitique {
  /** Null for any policy. */
  readonly voulues: ReadonlySet<string> | null;
  readonly exigerPolitique: boolean;
  readonly inhiberTransposition: boolean;
  readonly inhiberToutePolitique: boolean;
}

export const TOUTE: EntreesDePolitique = {
  voulues: null,
  exigerPolitique: false,
  inhiberTransposition: false,
  inhiberToutePolitique: false,
};

export interface RequeteDeChemin {
  /** DER. */
  readonly certificat: Uint8Array;
  readonly intermediaires: readonly Uint8Array[];
  readonly ancres: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  /** OCSPResponse or BasicOCSPResponse; none by default. */
  readonly reponsesOcsp?: readonly Uint8Array[];
  /** Milliseconds since 1970 at which the certificates must be valid. */
  readonly instant: number;
  /** When they must not be revoked; null where revocation is not asked. */
  readonly instantDeRevocation: number | null;
  /** A store, for what was not given; null where there is none. */
  readonly fonds?: FondsDeChemin | null;
  /** When we judge: what is dated after it is not believed. By default, at instantDeRevocation. */
  readonly jugeLe?: number;
  readonly politiques: EntreesDePolitique;
  readonly admis: Admis;
  /** Bits of KeyUsage that the judged certificate must all have (bit n as 1 << n); null asks for none. */
  readonly usagesExiges?: number | null;
  /** KeyPurposeIds of which it must have one, where it says any; null asks for none. */
  readonly usagesEtendus?: ReadonlySet<string> | null;
  /** What earlier judgements read, and this one will: the answers are the same without it. */
  readonly memoire?: Memoire;
  /** What the other judgements of the same file spend too; its own by default. */
  readonly budgetCommun?: BudgetCommun;
}

/** The request with its defaults. */
export type Question = Required<RequeteDeChemin>;

export interface ResultatChemin {
  readonly valide: boolean;
  /** As of a signature's trust: what cannot be known is not what is refused. */
  readonly confiance: 'etablie' | 'refusee' | 'indeterminee';
  /** Null where the path is valid. */
  readonly motif: CodeChemin | null;
  /** For the motif's sentence. */
  readonly valeurs: Constat['valeurs'];
  /** Subjects from the anchor to the certificate; of the best attempt, where none is valid. */
  readonly chemin: readonly string[];
  /** SHA-256 (hex) of the certificates of `chemin`. */
  readonly certificats: readonly string[];
  /** SHA-256 (hex) of the CRLs and OCSP responses that decided, sorted. */
  readonly revocations: readonly string[];
  /** The authorities of `chemin`, read: the anchor first, without the judged certificate. */
  readonly autorites: readonly CertificatLu[];
  /** The judged certificate, read; null where it cannot be. */
  readonly signataire: CertificatLu | null;
}
