/** What the verification of integrity says, in file order. Trust in the certificate is the next step's. */
import type { Anomalie, Lieu } from '../../schemas/motifs/catalogue.ts';
import type { Cle } from './certificat.ts';
import type { PolitiqueDeSignature } from './politique-de-signature.ts';

/**
 * What a signature is laid on. `fichier` covers every byte of the root: header, bordereaux, PJ. `bordereau` covers that
 * bordereau alone: Enveloppe, EnTetePES (IdColl, IdPost, CodCol) and PES_PJ are then signed by no one, and whoever holds
 * the bordereau can send it again under another header (docs/securite.md, cases 12 and 13). That is the standard's, not an anomaly:
 * what rests on the header is the deposit's to check, and a PJ has no dispense from paper without a signature `fichier`.
 */
export type Portee = 'bordereau' | 'fichier';
/** `alteree`: a digest or the value is wrong. `illisible`: no computation can say anything. Never one for the other. */
export type Integrite = 'intacte' | 'alteree' | 'illisible';

/** Facts for the judgement of trust; null where the block could not be read that far. */
export interface FaitsSignature {
  /** SignatureMethod and DigestMethod URIs. */
  readonly methode: string;
  readonly condensats: readonly string[];
  readonly cle: Cle;
  /** Validity of the certificate, as instants. */
  readonly valideDu: string;
  readonly valideAu: string;
  readonly politique: PolitiqueDeSignature | null;
  /**
   * ClaimedRole: the quality that the signer gives himself, in free text. It decides nothing: what he may sign and attest
   * (art. 5 al. 2) is in the register of adhésions, by his certificate (docs/securite.md).
   */
  readonly roles: readonly string[];
}

export interface ResultatSignature {
  readonly id: string | null;
  readonly portee: Portee;
  /** Id of the signed element. */
  readonly cible: string | null;
  /** Rank of the bordereau in file order from 0; null for a signature of the file. */
  readonly bordereau: number | null;
  readonly integrite: Integrite;
  /** `refusee` where a motif already forbids trust; else to be judged on the chain. */
  readonly confiance: 'refusee' | 'indeterminee';
  readonly lieu: Lieu;
  readonly anomalies: readonly Anomalie[];
  /** The signer's certificate, DER; and the others of KeyInfo. */
  readonly certificat: Uint8Array | null;
  readonly autresCertificats: readonly Uint8Array[];
  readonly signataire: string | null;
  /** SigningTime, UTC. */
  readonly signeLe: string | null;
  /** Identifier of the signature policy. */
  readonly politique: string | null;
  readonly faits: FaitsSignature | null;
}

export interface BordereauVu {
  readonly rang: number;
  readonly id: string | null;
  /** IdBord, as written. */
  readonly numero: string | null;
  readonly lieu: Lieu;
  /** Index in `signatures` of its own signature. */
  readonly signature: number | null;
  /** What covers it; the signature itself may still fail. */
  readonly couvertPar: Portee | null;
}

export interface ResultatsSignatures {
  readonly signatures: readonly ResultatSignature[];
  readonly bordereaux: readonly BordereauVu[];
  /** Index in `signatures` of the file's signature: it alone covers Enveloppe, EnTetePES and PES_PJ. */
  readonly fichier: number | null;
  /** Anomalies of no signature in particular. */
  readonly anomalies: readonly Anomalie[];
}
