/** What the format reading of one file yields: what `verification/` needs to assemble a verdict. */
import type { Anomalie, CodeMotif, Lieu } from '../../schemas/motifs/catalogue.ts';
import type { Entete, EntetePca, Enveloppe, Verdict, VerdictFacture, VerdictMarche } from '../../schemas/verdict.ts';

export type Domaine = 'depense' | 'recette';

export interface BordereauLu {
  /** Index in the file, from 0, both domains together: `Objet.bordereau`. */
  readonly ordinal: number;
  /** Attribute Id, which a signature refers to. */
  readonly id: string | null;
  readonly domaine: Domaine;
  /** TypBord, Exer, IdBord and DteBordEm as written, cut at 256 characters; null when absent. */
  readonly type: string | null;
  readonly exercice: string | null;
  readonly numero: string | null;
  readonly date: string | null;
  /** MtBordHT or MtBordHt, in cents; null when absent, incorrect, or above 2^53 - 1 cents. */
  readonly montantHT: number | null;
  /** NbrPce; null when absent or incorrect. */
  readonly nombrePieces: number | null;
  /** Pieces and lignes counted. */
  readonly pieces: number;
  readonly lignes: number;
  /** Sum of MtHT over the lignes, in cents; null when one of them is unreadable or the sum is above 2^53 - 1. */
  readonly sommeHT: number | null;
  /** It holds a ds:Signature, valid or not. */
  readonly signe: boolean;
  /** Where its number stands; null where it has none. */
  readonly lieu: Lieu | null;
  /** Anomalies found inside it, kept or not, of every level and gravity, and their codes, each once, in order. */
  readonly anomalies: number;
  readonly motifs: readonly CodeMotif[];
}

export interface PjLue {
  /** Index in the file, from 0: `Objet.pj`. */
  readonly ordinal: number;
  readonly idUnique: string | null;
  readonly nom: string | null;
  readonly type: string | null;
  /** Its file carries a signature of its own (PDF), which nobody has checked. */
  readonly signee: boolean;
  /** Bytes of the content once decoded from base64, still compressed; 0 when there is none. */
  readonly tailleCompressee: number;
  /** Where its identifier stands; null where it has none. */
  readonly lieu: Lieu | null;
  readonly anomalies: number;
  /** As for a bordereau; includes what rejects every PJ of the flux. */
  readonly motifs: readonly CodeMotif[];
}

/** A message of a PCA file. */
export interface DossierLu {
  /** Index in the file, from 0: `Objet.dossier`. */
  readonly ordinal: number;
  /** The element that it is. */
  readonly message: string;
  readonly idMsg: string | null;
  /** IdDossier, or IdRev. */
  readonly numero: string | null;
  /** Cents. */
  readonly montant: number | null;
  readonly lieu: Lieu | null;
  readonly anomalies: number;
  readonly motifs: readonly CodeMotif[];
}

export interface FluxLu {
  readonly nature: Verdict['nature'];
  /** XSD set that judged it; null where it does not describe such a file. */
  readonly jeu: string | null;
  /** Null when the element is not in the file; fields as written, cut at 256 characters. */
  readonly enveloppe: Enveloppe | null;
  readonly entete: Entete | null;
  /** Per domain: null when the domain is not in the file; an absent InfoDematerialisee is false. */
  readonly infoDematerialisee: { readonly depense: boolean | null; readonly recette: boolean | null };
  /** A ds:Signature stands as the last child of the root. */
  readonly signatureDuFichier: boolean;
  readonly bordereaux: readonly BordereauLu[];
  readonly pj: readonly PjLue[];
  /** Marchés and concessions, in the order of the file. */
  readonly marches: VerdictMarche[];
  readonly factures: VerdictFacture[];
  /** Of a PCA file: its messages, and what its header says besides `entete`. */
  readonly dossiers: readonly DossierLu[];
  readonly pca: EntetePca | null;
  readonly anomalies: readonly Anomalie[];
  readonly anomaliesOmises: number;
  /** Every code met, including those of omitted anomalies: decide on these. */
  readonly codes: ReadonlySet<CodeMotif>;
}
