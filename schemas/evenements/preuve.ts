/** The events about the evidence of one deposit, stream `preuve/<depotId>`: what is kept of it, and what no longer is. */
import * as z from 'zod';
import { GENRES } from '../retention.ts';
import { dateSchema, empreinteSchema, evenementSchema, objetScelleSchema } from './identifiants.ts';
import { lecteur } from './lecteur.ts';

/** What it takes to judge again, in bucket `preuves`; null for what could not be kept, or had no part in it. */
const piecesConservees = z.object({
  /** SHA-256 of the verdict that was founded on it. */
  verdict: empreinteSchema,
  /** From which the keeping of its documents counts. */
  exercice: z.int(),
  magasin: objetScelleSchema.nullable(),
  /** SHA-256 of certificates, CRLs and OCSP responses that the store no longer had. */
  manquantes: z.array(empreinteSchema).max(100),
  politique: objetScelleSchema.nullable(),
  jeu: z.object({ id: z.string(), sha256: empreinteSchema }).nullable(),
});

const donneesPurgees = z.object({
  /** Of the retention rules. */
  retention: z.string(),
  purgees: z
    .array(
      z.object({
        genre: z.enum(GENRES),
        sha256: empreinteSchema,
        /** Last day of its keeping. */
        terme: dateSchema,
        /** Versions of it that no event names, which a process stored before it died: destroyed with it. */
        autres: z.int().positive().exactOptional(),
        /** Files in which it was also published. */
        copies: z.int().positive().exactOptional(),
      }),
    )
    .min(1),
});

/** Where each stream of the deposit's file stands (its own, its deliveries, its depositor's adhésion), for those that moved. */
const dossierArrete = z.object({
  tetes: z.array(z.object({ stream: z.string(), seq: z.int().positive(), hash: empreinteSchema })).max(1000),
  /** The next event of the stream goes on with the list: only the last one tells a state that was. */
  suite: z.boolean(),
});

const preuveEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('PiecesConservees', piecesConservees),
  evenementSchema('DossierArrete', dossierArrete),
  evenementSchema('DonneesPurgees', donneesPurgees),
]);

export type PreuveEvenement = z.infer<typeof preuveEvenementSchema>;
export type PiecesConservees = Extract<PreuveEvenement, { type: 'PiecesConservees' }>;
export type DonneesPurgees = Extract<PreuveEvenement, { type: 'DonneesPurgees' }>;

/** Parses the stream. Throws on an event that this code does not know. */
export const lirePreuve = lecteur(preuveEvenementSchema);
