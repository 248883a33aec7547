/** The message handed to `comptable-<codique>`: small, and never the file itself. */
import * as z from 'zod';
import {
  acteurSchema,
  codiqueSchema,
  domaineSchema,
  empreinteSchema,
  instantSchema,
  objetScelleSchema,
  siretSchema,
} from '../evenements/identifiants.ts';
import { dedupIdSchema, dispenseSchema } from '../evenements/mise.ts';
import { NATURES, signatureSchema, VERDICTS } from '../verdict.ts';

export const queueDuComptable = (codique: string): string => `comptable-${codique}`;

export const miseADispositionSchema = z.object({
  type: z.literal('mise-a-disposition'),
  v: z.literal(1),
  /** Duplicates are possible: what bears a known dedupId was already received. */
  dedupId: dedupIdSchema,
  depotId: empreinteSchema,
  /** Rank of the bordereau in the file, from 1; 0 for what of the flow is in no bordereau. */
  n: z.int().nonnegative(),
  destinataire: codiqueSchema,
  expediteur: siretSchema,
  recuLe: instantSchema,
  /** The deposited file, locked; `taille` in bytes. */
  fichier: objetScelleSchema.extend({ bucket: z.literal('depot'), taille: z.int().nonnegative() }),
  nature: z.enum(NATURES),
  bordereau: z
    .object({
      domaine: domaineSchema,
      type: z.string().nullable(),
      exercice: z.string().nullable(),
      numero: z.string().nullable(),
    })
    .nullable(),
  /** Marchés (with the concessions) and factures of this delivery: all those of the flow, or none; the verdict names them. */
  marches: z.int().nonnegative().default(0),
  factures: z.int().nonnegative().default(0),
  /** PJ of the flow that are not rejected; their names are in the verdict. */
  pj: z.int().nonnegative(),
  /** What was verified, and by which versions of the rules. */
  verification: z.object({
    verdict: z.enum(VERDICTS),
    /** The full verdict, in bucket `verdicts`. */
    objet: objetScelleSchema,
    jeu: z.string().nullable(),
    regles: z.string(),
    politique: z.string(),
    signatures: z
      .array(signatureSchema.pick({ portee: true, integrite: true, confiance: true, signeLe: true }))
      .max(10),
  }),
  dispense: dispenseSchema,
  /** Path of the API to confirm the reception; until then the message is sent again. */
  reception: z.string(),
});
export type MiseADispositionMessage = z.infer<typeof miseADispositionSchema>;

/** What a recipient does with a delivery: `par` is the codique of the poste that acts, `saisiPar` who acts for it. */
export const acteDuDestinataireSchema = z.object({
  dedupId: dedupIdSchema,
  par: codiqueSchema,
  saisiPar: acteurSchema.exactOptional(),
});
/** `motif` is judged by `decide`, which answers in French. */
export const rejeterSchema = acteDuDestinataireSchema.extend({ motif: z.string() });
