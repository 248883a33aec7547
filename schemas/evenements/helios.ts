/**
 * What Hélios answered: as read from its file, which the verdict on that file keeps, and as recorded on the deposit that
 * it answers. Its words (labels, numbers of pieces) stay in the verdict: events hold identifiers and counts.
 */
import * as z from 'zod';
import { codiqueSchema, empreinteSchema, instantSchema, objetScelleSchema } from './identifiants.ts';

const texte = z.string().nullable();
const compte = z.int().nonnegative();

/** The flux, as soon as one part that names nothing of it fails, or all do; `partiel` where some do. */
const ETATS_HELIOS = ['accepte', 'partiel', 'rejete'] as const;

/** One Erreur: of the element itself, or of the piece, or of its ligne. */
const erreurSchema = z.object({ code: texte, libelle: texte, piece: texte, ligne: texte });

/** One ElementACQUIT; what it designates is as Hélios wrote it. */
const elementSchema = z.object({
  domaine: texte,
  etat: z.enum(['accepte', 'rejete']),
  bordereau: texte,
  exercice: texte,
  marche: texte,
  pj: texte,
  erreurs: z.array(erreurSchema),
});

/** The dates at which it was taken in charge, rejected, put off; as written. */
const DATES = { priseEnCharge: texte, rejet: texte, instance: texte };

/** One Piece of a PES_Retour: EtatPce, and how many of its lignes are in each EtatLigPce. */
const pieceSuivieSchema = z.object({
  numero: texte,
  etat: texte,
  observation: texte,
  ...DATES,
  lignes: z.array(z.object({ etat: texte, nombre: compte })),
});

/** One Bordereau of a PES_Retour. An ORMC that is told at once has dates of its own and no piece. */
const bordereauSuiviSchema = z.object({
  domaine: z.enum(['depense', 'recette']),
  exercice: texte,
  numero: texte,
  ...DATES,
  pieces: z.array(pieceSuivieSchema),
});

/** What a PES_Retour says, bounded: everything is counted, the first are kept. */
const suitesSchema = z.object({
  bordereaux: z.array(bordereauSuiviSchema),
  /** `debiteurs`: those of whom it says what remains to be paid. */
  compte: z.object({ bordereaux: compte, pieces: compte, debiteurs: compte }),
  bordereauxOmis: compte,
  piecesOmises: compte,
  /** DateCalcul of what remains to be paid. */
  calculeLe: texte,
});

/**
 * The answer as read, bounded: `omis` and `erreursOmises` count what is not kept. A PES_ACQUIT has elements, a PES_Retour
 * has `suites`.
 */
export const reponseHeliosSchema = z.object({
  etat: z.enum(ETATS_HELIOS).nullable(),
  compte: z.object({ acceptes: compte, rejetes: compte, erreurs: compte }),
  /** Elements that say neither accepted nor rejected. */
  muets: compte,
  elements: z.array(elementSchema),
  omis: compte,
  erreursOmises: compte,
  suites: suitesSchema.nullable().default(null),
});

export type ReponseHelios = z.infer<typeof reponseHeliosSchema>;
export type ElementHelios = ReponseHelios['elements'][number];
export type SuitesHelios = z.infer<typeof suitesSchema>;
export type BordereauSuivi = SuitesHelios['bordereaux'][number];
export type PieceSuivie = BordereauSuivi['pieces'][number];
export type ErreurHelios = ElementHelios['erreurs'][number];

/** On the stream of the deposit that is answered, once for each answer. */
export const retourHeliosRattache = z.object({
  /** The deposit of the answer. */
  reponse: empreinteSchema,
  nature: z.enum(['PES_ACQUIT', 'PES_Retour']),
  /** Digest of the file of Hélios: the same one deposited under two names is one answer. */
  sha256: empreinteSchema,
  /** The poste that deposited it, and when. */
  par: codiqueSchema,
  recuLe: instantSchema,
  /** The verdict on the answer, which holds what was read of it, in bucket `verdicts`. */
  objet: objetScelleSchema,
  etat: z.enum(ETATS_HELIOS).nullable(),
  compte: z.object({ acceptes: compte, rejetes: compte, erreurs: compte }),
});
