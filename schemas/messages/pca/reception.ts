/** What is recorded of a dossier by whoever hands it over or receives it, outside the acts of its phase. */
import * as z from 'zod';
import { dateSchema, empreinteSchema, siretSchema } from '../../evenements/identifiants.ts';
import { MOTIFS_DE_REAFFECTATION } from '../../evenements/pca-echanges.ts';
import { documentSchema, message } from './document.ts';

/** K1, refused: the digest of the technical acknowledgement. */
export const rejetTechniqueSchema = z.object({ accuse: empreinteSchema });
/** A demande on paper: the day on which the étude had it. */
export const remisePapierSchema = z.object({ remisLe: dateSchema });
/** Another étude of the contract takes over, for a reason that both are told. */
export const reaffecterSchema = z.object({
  message,
  survenuLe: dateSchema,
  etude: siretSchema,
  motif: z.enum(MOTIFS_DE_REAFFECTATION),
  document: documentSchema.nullable().default(null),
});
